using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Flowyte.MockServer.Cases;
using Flowyte.MockServer.Cases.Acting;
using Flowyte.MockServer.Faults;
using YamlDotNet.RepresentationModel;

namespace Flowyte.MockServer.Agents;

/// <summary>Reads what an agent does beside what it says: <c>call</c>, <c>retrieve</c> and <c>suggest</c>.</summary>
internal sealed class ActionsReader(YamlShape shape)
{
    /// <summary>The keys of a case that it reads.</summary>
    public static readonly string[] Keys = ["call", "retrieve", "suggest"];

    // An alias of YAML may stand inside of what it repeats, and then there is no end.
    private const int MostLevels = 50;

    /// <summary>Reads the actions of a case.</summary>
    /// <returns>Null where it has none.</returns>
    public CaseActions? Read(IReadOnlyDictionary<string, YamlNode> map) => Keys.Any(map.ContainsKey)
        ? new()
        {
            Calls = [.. OneOrMany(map, "call").Select(Call).OfType<CallTemplate>()],
            Retrievals = [.. OneOrMany(map, "retrieve").Select(Retrieval).OfType<RetrievalTemplate>()],
            Suggestions = [.. Suggestions(map)],
        }
        : null;

    private CallTemplate? Call(YamlNode node)
    {
        if (shape.Map(node, "a call", required: ["name"], optional: ["arguments", "result"]) is not { } map || shape.Text(map, "name") is not { } name)
        {
            return null;
        }

        if (map.TryGetValue("arguments", out var arguments) && arguments is not YamlMappingNode)
        {
            shape.Report(arguments, "arguments is a mapping, such as { number: \"{{number}}\" }.");
            return null;
        }

        return Template(arguments) is { } template ? new(name, template, map.TryGetValue("result", out var result) ? Template(result) : null) : null;
    }

    private RetrievalTemplate? Retrieval(YamlNode node)
    {
        if (shape.Map(node, "a retrieval", required: ["query"], optional: ["documents"]) is not { } map || shape.Text(map, "query") is not { } query)
        {
            return null;
        }

        foreach (var document in shape.Items(map, "documents"))
        {
            if (shape.Map(document, "a document", required: ["title"], optional: ["text", "source", "score"]) is { } members)
            {
                _ = (shape.Text(members, "title"), shape.Text(members, "text"), shape.Text(members, "source"), shape.Number(members, "score", unit: "", most: 1));
            }
        }

        var documents = map.TryGetValue("documents", out var list) && list is YamlSequenceNode ? Template(list) : new(new JsonArray());
        return documents is not null && shape.Understood(map["query"], () => new ReplyTemplate([query], areChunks: false)) is { } template
            ? new(template, documents)
            : null;
    }

    private IEnumerable<ReplyTemplate> Suggestions(IReadOnlyDictionary<string, YamlNode> map)
    {
        var texts = shape.Texts(map, "suggest");
        if (texts.Distinct(StringComparer.Ordinal).Count() < texts.Length)
        {
            shape.Report(map["suggest"], "A quick reply is there twice: each text once was expected.");
        }

        return texts.Select(text => shape.Understood(map["suggest"], () => new ReplyTemplate([text], areChunks: false))).OfType<ReplyTemplate>();
    }

    private JsonTemplate? Template(YamlNode? node)
    {
        if (node is null)
        {
            return new(new JsonObject());
        }

        if (Faulty(node) is { } faulty)
        {
            shape.Report(faulty, $"This is no JSON: the keys of an object are texts, each of them there once, and it has at most {MostLevels} levels.");
            return null;
        }

        return shape.Understood(node, () => new JsonTemplate(YamlJson.Of(node)));
    }

    private IEnumerable<YamlNode> OneOrMany(IReadOnlyDictionary<string, YamlNode> map, string key)
    {
        if (!map.TryGetValue(key, out var node))
        {
            return [];
        }

        if (node is YamlSequenceNode { Children.Count: 0 })
        {
            shape.Report(node, $"{key} is a mapping, or a list of at least one.");
        }

        return node is YamlSequenceNode list ? list.Children : [node];
    }

    // YAML allows keys that JSON has no form for.
    private static YamlNode? Faulty(YamlNode node, int level = 1) => node switch
    {
        not YamlScalarNode when level > MostLevels => node,
        YamlMappingNode map => FaultyKey(map) ?? Faulty(map.Children.Values, level),
        YamlSequenceNode list => Faulty(list.Children, level),
        _ => null,
    };

    private static YamlNode? Faulty(IEnumerable<YamlNode> nodes, int level) =>
        nodes.Select(node => Faulty(node, level + 1)).FirstOrDefault(found => found is not null);

    private static YamlNode? FaultyKey(YamlMappingNode map)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        return map.Children.Keys.FirstOrDefault(key => key is not YamlScalarNode { Value: { } name } || !known.Add(name));
    }
}
