using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Flowyte.MockServer.Authentication;
using YamlDotNet.RepresentationModel;

namespace Flowyte.MockServer.Agents;

/// <summary>Reads the file of one agent. <c>specs/schemas/agent.schema.json</c> describes its form.</summary>
internal sealed class AgentReader(string file, List<AgentsProblem> problems)
{
    // Linear in the length of the message, whatever the expression: a pattern must never hang the mock.
    private const RegexOptions PatternOptions =
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly string[] PatternKeys = ["contains", "exact", "matches"];
    private static readonly string[] KeyPrefixes = ["flowyte_sk_", "flowyte_pk_"];

    private readonly YamlShape _shape = new(file, problems);

    /// <summary>Reads the agent.</summary>
    /// <returns>Null where something is wrong; the problems say what.</returns>
    public Agent? Read(string yaml)
    {
        var before = problems.Count;
        var agent = _shape.Root(yaml) is { } root ? Agent(root) : null;
        return problems.Count == before ? agent : null;
    }

    private Agent? Agent(YamlNode root)
    {
        var map = _shape.Map(root, "an agent", required: ["id", "published"], optional: ["name", "pace", "cases", "keys"]);
        if (map is null)
        {
            return null;
        }

        var id = _shape.Text(map, "id") ?? "";
        if (map.ContainsKey("id") && !IsId(id))
        {
            _shape.Report(map["id"], "id is what clients send as model, such as agt_123: letters, digits and _ . - were expected.");
        }

        return new Agent
        {
            Id = id,
            Name = _shape.Text(map, "name") ?? id,
            Published = _shape.Flag(map, "published"),
            Pace = Pace(map) ?? Agents.Pace.Immediate,
            Cases = [.. _shape.Items(map, "cases").Select(Case).OfType<ReplyCase>()],
            Keys = [.. _shape.Items(map, "keys").Select(Key).OfType<ApiKey>()],
        };
    }

    private Pace? Pace(IReadOnlyDictionary<string, YamlNode> owner)
    {
        if (!owner.TryGetValue("pace", out var node)
            || _shape.Map(node, "pace", required: [], optional: ["firstToken", "perChunk"]) is not { } map)
        {
            return null;
        }

        return new(_shape.Duration(map, "firstToken"), _shape.Duration(map, "perChunk"));
    }

    private ReplyCase? Case(YamlNode node)
    {
        var map = _shape.Map(node, "a case", required: ["reply"], optional: [.. PatternKeys, "anywhere", "pace"]);
        if (map is null || Reply(map) is not { } reply)
        {
            return null;
        }

        var last = Pattern(node, map);
        var anywhere = map.ContainsKey("anywhere") && Expression(map, "anywhere") is { } expression ? new HistoryPattern(expression) : null;
        var made = new ReplyCase(last, anywhere, reply, Pace(map));
        if (last is null && anywhere is null)
        {
            return null;
        }

        foreach (var place in reply.Places.Except(made.Captures))
        {
            _shape.Report(map["reply"], $"{{{{{place}}}}} stands for nothing. The name of a group in matches or anywhere, such as (?<{place}>…), was expected.");
        }

        return made;
    }

    private MessagePattern? Pattern(YamlNode node, IReadOnlyDictionary<string, YamlNode> map)
    {
        string[] given = [.. PatternKeys.Where(map.ContainsKey)];
        if (given.Length > 1 || (given.Length == 0 && !map.ContainsKey("anywhere")))
        {
            _shape.Report(node, "A case has exactly one of contains, exact and matches, or none of them beside anywhere.");
            return null;
        }

        if (given.Length == 0)
        {
            return null;
        }

        return given[0] switch
        {
            "contains" => new ContainsPattern(_shape.Texts(map, "contains")),
            "exact" => _shape.Text(map, "exact") is { } text ? new ExactPattern(text.Trim()) : null,
            _ => Expression(map, "matches") is { } expression ? new RegexPattern(expression) : null,
        };
    }

    private Regex? Expression(IReadOnlyDictionary<string, YamlNode> map, string key)
    {
        if (_shape.Text(map, key) is not { } text)
        {
            return null;
        }

        if (text.Length < 3 || text[0] != '/' || text[^1] != '/')
        {
            _shape.Report(map[key], $"{key} is a regular expression between slashes, such as /ship(ping)? to/.");
            return null;
        }

        try
        {
            return new Regex(text[1..^1], PatternOptions, Timeout.InfiniteTimeSpan);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            _shape.Report(map[key], $"{key} is not a regular expression that the mock can use: {exception.Message}");
            return null;
        }
    }

    private ReplyTemplate? Reply(IReadOnlyDictionary<string, YamlNode> map)
    {
        var texts = _shape.Texts(map, "reply");
        return texts.IsEmpty ? null : new(texts, AreChunks: map["reply"] is YamlSequenceNode);
    }

    private ApiKey? Key(YamlNode node)
    {
        var map = _shape.Map(node, "a key", required: ["key", "scopes"], optional: []);
        if (map is null || _shape.Text(map, "key") is not { } value)
        {
            return null;
        }

        if (!IsKey(value))
        {
            _shape.Report(map["key"], "A key begins with flowyte_sk_ or flowyte_pk_ and goes on with letters, digits and _.");
        }

        return new(value, _shape.Texts(map, "scopes"));
    }

    private static bool IsId(string text) =>
        text.Length > 0 && char.IsAsciiLetterOrDigit(text[0])
        && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.' or '-');

    private static bool IsKey(string text) =>
        KeyPrefixes.Any(prefix => text.Length > prefix.Length && text.StartsWith(prefix, StringComparison.Ordinal))
        && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');
}
