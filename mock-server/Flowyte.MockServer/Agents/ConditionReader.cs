using System.Globalization;
using System.Text.RegularExpressions;
using Flowyte.MockServer.Cases;
using Flowyte.MockServer.Chat;
using YamlDotNet.RepresentationModel;

namespace Flowyte.MockServer.Agents;

/// <summary>Reads the conditions of a case.</summary>
internal sealed partial class ConditionReader(YamlShape shape)
{
    /// <summary>The keys that it reads.</summary>
    public static readonly string[] Keys = [.. PatternReader.Keys, "anywhere", "message", "turn", "toolResult", "user"];

    private static readonly string[] Roles = [ChatMessage.System, ChatMessage.User, ChatMessage.Assistant, ChatMessage.ToolRole];
    private readonly PatternReader _patterns = new(shape);

    /// <summary>The conditions of a mapping, of which all have to hold. Those that are quickly looked at come first.</summary>
    public IEnumerable<CaseCondition> Read(IReadOnlyDictionary<string, YamlNode> map)
    {
        if (Turn(map) is { } turn)
        {
            yield return turn;
        }

        if (_patterns.TextOrExpression(map, "user") is { } user)
        {
            yield return new UserCondition(user);
        }

        if (ToolResult(map) is { } result)
        {
            yield return result;
        }

        foreach (var pattern in _patterns.Read(map))
        {
            yield return new LastMessageCondition(pattern);
        }

        if (_patterns.Expression(map, "anywhere") is { } anywhere)
        {
            yield return new AnywhereCondition(anywhere);
        }

        foreach (var message in Messages(map))
        {
            yield return message;
        }
    }

    private TurnCondition? Turn(IReadOnlyDictionary<string, YamlNode> map)
    {
        if (!map.TryGetValue("turn", out var node))
        {
            return null;
        }

        if (TurnForm().Match((node as YamlScalarNode)?.Value ?? "") is { Success: true } match)
        {
            var least = int.Parse(match.Groups["least"].ValueSpan, CultureInfo.InvariantCulture);
            var most = match.Groups["most"] is { Success: true } group ? int.Parse(group.ValueSpan, CultureInfo.InvariantCulture)
                : match.Groups["more"].Success ? int.MaxValue
                : least;
            if (least <= most)
            {
                return new(least, most);
            }
        }

        shape.Report(node, "turn is the number of messages that the user has sent: 2, 2-4 or 2+ were expected.");
        return null;
    }

    private CaseCondition? ToolResult(IReadOnlyDictionary<string, YamlNode> map)
    {
        if (!map.TryGetValue("toolResult", out var node))
        {
            return null;
        }

        if (node is YamlScalarNode)
        {
            return shape.Flag(map, "toolResult") ? new ToolResultCondition(tool: null, []) : new NoToolResultCondition();
        }

        return shape.Map(node, "toolResult", required: [], optional: ["tool", .. PatternReader.Keys]) is { } result
            ? new ToolResultCondition(shape.Text(result, "tool"), _patterns.Read(result))
            : null;
    }

    private IEnumerable<MessageCondition> Messages(IReadOnlyDictionary<string, YamlNode> map)
    {
        if (!map.TryGetValue("message", out var node))
        {
            return [];
        }

        return (node is YamlSequenceNode list ? list.Children : [node]).Select(Message).OfType<MessageCondition>();
    }

    private MessageCondition? Message(YamlNode node)
    {
        if (shape.Map(node, "message", required: [], optional: ["role", .. PatternReader.Keys]) is not { } map)
        {
            return null;
        }

        var role = shape.Text(map, "role");
        if (role is not null && !Roles.Contains(role))
        {
            shape.Report(map["role"], $"role is one of {string.Join(", ", Roles)}.");
        }

        var patterns = _patterns.Read(map);
        if (role is null && patterns.Count == 0)
        {
            shape.Report(node, $"Every conversation has a message. role, {string.Join(", ", PatternReader.Keys)} say which one is meant.");
        }

        return new(role, patterns);
    }

    [GeneratedRegex(@"^(?<least>\d{1,6})(-(?<most>\d{1,6})|(?<more>\+))?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: -1)]
    private static partial Regex TurnForm();
}
