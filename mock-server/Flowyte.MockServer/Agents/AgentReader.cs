using Flowyte.MockServer.Authentication;
using Flowyte.MockServer.Cases;
using Flowyte.MockServer.Cases.Failing;
using YamlDotNet.RepresentationModel;

namespace Flowyte.MockServer.Agents;

/// <summary>Reads the file of one agent. <c>specs/schemas/agent.schema.json</c> describes its form.</summary>
/// <param name="file">The file, for problems.</param>
/// <param name="grammar">Reads what is to fail.</param>
/// <param name="problems">Told of everything that is wrong.</param>
internal sealed class AgentReader(string file, FailGrammar grammar, List<AgentsProblem> problems)
{
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
        var map = _shape.Map(
            root, "an agent", required: ["id", "published"], optional: ["name", "persona", "knowledge", "strict", "pace", "quota", "cases", "keys", "restricted"]);
        if (map is null)
        {
            return null;
        }

        var id = _shape.Text(map, "id") ?? "";
        if (map.ContainsKey("id") && !IsId(id))
        {
            _shape.Report(map["id"], "id is what clients send as model, such as agt_123: letters, digits and _ . - were expected.");
        }

        var pace = new PaceReader(_shape);
        var cases = new CaseReader(_shape, pace, grammar);
        var agent = new Agent
        {
            Id = id,
            Name = _shape.Text(map, "name") ?? id,
            Published = _shape.Flag(map, "published"),
            Pace = pace.Read(map) ?? Pace.Immediate,
            Cases = new CaseSet([.. _shape.Items(map, "cases").SelectMany((node, index) => cases.Read(node, index + 1))]),
            Keys = [.. _shape.Items(map, "keys").Select(Key).OfType<ApiKey>()],
            Quota = Quota(map),
            IsRestricted = _shape.Flag(map, "restricted"),
            IsStrict = _shape.Flag(map, "strict"),
            Persona = _shape.Text(map, "persona"),
            Knowledge = _shape.Texts(map, "knowledge"),
            File = file,
        };
        if (agent is { IsRestricted: true, Keys.IsEmpty: true })
        {
            _shape.Report(map["restricted"], "The agent is restricted to its own keys, and has none: keys was expected.");
        }

        return agent;
    }

    private MockQuota? Quota(IReadOnlyDictionary<string, YamlNode> owner) =>
        owner.TryGetValue("quota", out var node)
        && _shape.Map(node, "quota", required: ["requests"], optional: []) is { } map && _shape.Text(map, "requests") is { } text
            ? _shape.Understood(map["requests"], () => MockQuota.Parse(text))
            : null;

    private ApiKey? Key(YamlNode node)
    {
        var map = _shape.Map(node, "a key", required: ["key", "scopes"], optional: ["organisation", "quota"]);
        if (map is null || _shape.Text(map, "key") is not { } value)
        {
            return null;
        }

        if (!IsKey(value))
        {
            _shape.Report(map["key"], "A key begins with flowyte_sk_ or flowyte_pk_ and goes on with letters, digits and _.");
        }

        return new(value, _shape.Texts(map, "scopes"))
        {
            Organisation = _shape.Text(map, "organisation") ?? ApiKey.UsualOrganisation,
            Quota = Quota(map),
        };
    }

    /// <summary>Whether a text can be the id of an agent.</summary>
    public static bool IsId(string text) =>
        text.Length > 0 && char.IsAsciiLetterOrDigit(text[0])
        && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.' or '-');

    /// <summary>Whether a text has the form of a key.</summary>
    public static bool IsKey(string text) =>
        KeyPrefixes.Any(prefix => text.Length > prefix.Length && text.StartsWith(prefix, StringComparison.Ordinal))
        && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');
}
