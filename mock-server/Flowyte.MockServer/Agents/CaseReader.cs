using System.Collections.Immutable;
using Flowyte.MockServer.Cases;
using Flowyte.MockServer.Cases.Failing;
using YamlDotNet.RepresentationModel;

namespace Flowyte.MockServer.Agents;

/// <summary>Reads a case, or the turns of a scripted conversation, which become a case each.</summary>
/// <param name="shape">Reads values.</param>
/// <param name="pace">Reads how fast a case is answered.</param>
/// <param name="grammar">Reads what is to fail.</param>
/// <param name="isFromCode">Whether the case stands in no file.</param>
internal sealed class CaseReader(YamlShape shape, PaceReader pace, FailGrammar grammar, bool isFromCode = false)
{
    private static readonly string[] AnswerKeys = ["pace", "fail", "fault", .. ActionsReader.Keys];

    private readonly ConditionReader _conditions = new(shape);
    private readonly PatternReader _patterns = new(shape);
    private readonly ActionsReader _actions = new(shape);

    /// <summary>Reads a case.</summary>
    /// <param name="node">Where it stands.</param>
    /// <param name="number">Its number in the file, from 1.</param>
    /// <returns>Nothing where it is broken, which is reported.</returns>
    public IEnumerable<ReplyCase> Read(YamlNode node, int number)
    {
        var isScript = node is YamlMappingNode mapping && mapping.Children.ContainsKey("turns");
        var map = isScript
            ? shape.Map(node, "a case of turns", required: ["turns"], optional: [.. ConditionReader.Keys.Except(["turn", .. PatternReader.Keys]), "pace"])
            : shape.Map(node, "a case", required: ["reply"], optional: [.. ConditionReader.Keys, .. AnswerKeys]);
        if (map is null)
        {
            return [];
        }

        CaseCondition[] conditions = [.. _conditions.Read(map)];
        return isScript
            ? Turns(map, number, conditions)
            : Case(map, Place(node, number, turn: null), conditions, usual: null) is { } reply ? [reply] : [];
    }

    private List<ReplyCase> Turns(IReadOnlyDictionary<string, YamlNode> map, int number, CaseCondition[] conditions)
    {
        var cases = new List<ReplyCase>();
        var before = new List<CaseCondition>();
        var usual = pace.Read(map);
        if (map["turns"] is YamlSequenceNode { Children.Count: 0 })
        {
            shape.Report(map["turns"], "turns is a list of at least one turn.");
        }

        foreach (var (index, node) in shape.Items(map, "turns").Index())
        {
            if (shape.Map(node, "a turn", required: ["reply"], optional: [.. PatternReader.Keys, .. AnswerKeys]) is not { } turn)
            {
                continue;
            }

            var patterns = _patterns.Read(turn);
            CaseCondition[] all = [new TurnCondition(index + 1, index + 1), .. conditions, .. patterns.Select(pattern => new LastMessageCondition(pattern)), .. before];
            if (Case(turn, Place(node, number, index + 1), all, usual) is { } reply)
            {
                cases.Add(reply);
            }

            before.AddRange(patterns.Select(pattern => new UserTurnCondition(index + 1, pattern)));
        }

        return cases;
    }

    private ReplyCase? Case(IReadOnlyDictionary<string, YamlNode> map, CasePlace place, CaseCondition[] conditions, Pace? usual)
    {
        if (Reply(map) is not { } reply)
        {
            return null;
        }

        var made = new ReplyCase
        {
            Place = place,
            Conditions = [.. conditions],
            Reply = reply,
            Pace = pace.Read(map, reply.Chunks) ?? usual,
            Actions = _actions.Read(map),
            Fails = [.. Fails(map)],
            Fault = map.TryGetValue("fault", out var node) && shape.Text(node, "fault") is { } name ? shape.Understood(node, () => grammar.Fault(name)) : null,
        };
        foreach (var (key, missing) in Places(made).Where(place => !made.Captures.Contains(place.Name)).Distinct())
        {
            shape.Report(map[key], $"{{{{{missing}}}}} stands for nothing. The name of a group in a regular expression of the case, such as (?<{missing}>…), was expected.");
        }

        return made;
    }

    private static IEnumerable<(string Key, string Name)> Places(ReplyCase reply) =>
    [
        .. reply.Reply.Places.Select(name => ("reply", name)),
        .. reply.Actions?.Calls.SelectMany(call => call.Places).Select(name => ("call", name)) ?? [],
        .. reply.Actions?.Retrievals.SelectMany(retrieval => retrieval.Places).Select(name => ("retrieve", name)) ?? [],
        .. reply.Actions?.Suggestions.SelectMany(suggestion => suggestion.Places).Select(name => ("suggest", name)) ?? [],
    ];

    private ReplyTemplate? Reply(IReadOnlyDictionary<string, YamlNode> map)
    {
        var texts = shape.Texts(map, "reply");
        return texts.IsEmpty ? null : shape.Understood(map["reply"], () => new ReplyTemplate(texts, areChunks: map["reply"] is YamlSequenceNode));
    }

    private IEnumerable<FailStep> Fails(IReadOnlyDictionary<string, YamlNode> map)
    {
        if (!map.TryGetValue("fail", out var node))
        {
            return [];
        }

        if (node is YamlSequenceNode { Children.Count: 0 })
        {
            shape.Report(node, $"fail is what the first attempts get: {FailGrammar.Forms} were expected.");
        }

        return (node is YamlSequenceNode list ? list.Children : [node]).Select(Fail).OfType<FailStep>();
    }

    private FailStep? Fail(YamlNode node) => node is YamlMappingNode
        ? shape.Map(node, "what an attempt gets", required: ["fault"], optional: []) is { } map && shape.Text(map, "fault") is { } name
            ? shape.Understood(map["fault"], () => grammar.Fault(name))
            : null
        : shape.Text(node, "what an attempt gets") is { } text ? shape.Understood(node, () => grammar.Read(text)) : null;

    private CasePlace Place(YamlNode node, int number, int? turn) =>
        isFromCode ? new(number, turn, 0, 0) : new(number, turn, node.Start.Line, node.Start.Column);
}
