using Flowyte.Conformance.Json;
using Flowyte.Conformance.Yaml;

namespace Flowyte.Conformance.Catalogue;

/// <summary>Reads <c>specs/sdk-impact.json</c>, the measurement that <c>sdk matrix</c> writes.</summary>
internal sealed class SdkImpact
{
    private const string Schema = "sdk-impact";

    /// <summary>The row of the answers that every client was measured on to begin with.</summary>
    private const string Documented = "as-documented";

    // The worst last: what a caller cannot see is worse than what it can.
    private static readonly string[] Outcomes = ["reads", "notices", "hang", "misreads", "silent truncation", "crash"];

    private readonly IReadOnlyList<JsonNode> _clients = [];
    private readonly Dictionary<string, JsonNode> _documented = [];
    private readonly ILookup<string, JsonNode> _rows = Enumerable.Empty<JsonNode>().ToLookup(_ => "");

    private SdkImpact()
    {
    }

    private SdkImpact(JsonNode root)
    {
        _clients = root["clients"]!.Items;
        var rows = root["measured"]!.Items;
        _documented = rows.Where(row => row["fault"]!.Text == Documented).ToDictionary(row => row["form"]!.Text);
        _rows = rows.SelectMany(row => row["breaks"].Texts().Select(id => (Id: id, Row: row))).ToLookup(pair => pair.Id, pair => pair.Row);
    }

    /// <summary>Nothing was measured.</summary>
    public static SdkImpact None { get; } = new();

    /// <summary>What is wrong with the file.</summary>
    public IReadOnlyList<SpecProblem> Problems { get; private init; } = [];

    /// <summary>Reads and validates the file; nothing is known where there is none.</summary>
    public static SdkImpact Read(SpecSource? source, SchemaFolder schemas)
    {
        if (source is null || schemas.Set is null)
        {
            return None;
        }

        if (!source.TryRead(out var bytes, out var unreadable))
        {
            return new SdkImpact { Problems = [unreadable] };
        }

        if (!schemas.Names.Contains(Schema))
        {
            return new SdkImpact { Problems = [source.Problem($"There is no schemas/{Schema}{SpecTree.SchemaEnding} to judge this file by.")] };
        }

        var parse = JsonText.Parse(bytes);
        SpecProblem ProblemAt(TextPosition place, string message) => new(source.File, place.Line, place.Column, message);
        var lines = new TextLines(bytes);
        var wrong = parse is { Root: { } root, Faults.Count: 0 }
            ? schemas.Judge(Schema, root)
            : parse.Faults.Select(fault => (fault.Offset, Message: $"This is not JSON: {fault.Message}."));
        var problems = wrong.Select(one => ProblemAt(lines.At(one.Offset), one.Message)).ToList();
        return problems.Count > 0 ? new SdkImpact { Problems = problems } : new SdkImpact(parse.Root!);
    }

    /// <summary>The SDKs that break where a requirement fails; null where no fault of it was measured.</summary>
    public IReadOnlyList<BrokenSdk>? BrokenBy(string requirement)
    {
        if (!_rows.Contains(requirement))
        {
            return null;
        }

        var broken = _rows[requirement].SelectMany(BrokenBy).ToList();
        return
        [
            .. from one in broken
               group one by (Client: Member(one.Client, "client"), Version: Member(one.Client, "version")) into sdk
               let worst = sdk.MaxBy(one => one.Severity)
               let modes = sdk.Select(one => Member(one.Client, "mode")).Distinct().ToList()
               select new BrokenSdk(
                   sdk.Key.Client,
                   sdk.Key.Version,
                   Member(worst.Client, "language"),
                   modes.Count == ModesOf(sdk.Key) ? [] : modes,
                   worst.Effect,
                   [.. sdk.Select(one => one.Fault).Distinct()]),
        ];
    }

    private int ModesOf((string Client, string Version) sdk) => _clients.Count(client => (Member(client, "client"), Member(client, "version")) == sdk);

    // Whatever a client shows of the documented answer too is not the fault's doing: a refusal throws where all is well.
    private IEnumerable<(int Client, int Severity, string Effect, string Fault)> BrokenBy(JsonNode row)
    {
        var usual = _documented.GetValueOrDefault(row["form"]!.Text)?["effects"].Texts() ?? [];
        var (effects, outcomes) = (row["effects"]!.Items, row["outcomes"].Texts());
        return Enumerable.Range(0, new[] { effects.Count, outcomes.Count, _clients.Count }.Min())
            .Where(client => effects[client].AsString() is { Length: > 0 } effect && effect != usual.ElementAtOrDefault(client))
            .Select(client => (client, Array.IndexOf(Outcomes, outcomes[client]), effects[client].Text, row["fault"]!.Text));
    }

    private string Member(int client, string name) => Member(_clients[client], name);

    private static string Member(JsonNode client, string name) => client[name]!.Text;
}
