using Flowyte.Conformance.Clients.Judging;
using Flowyte.Conformance.Clients.Scenarios;
using Flowyte.Conformance.Json;
using Flowyte.Conformance.Yaml;

namespace Flowyte.Conformance.Catalogue;

/// <summary>Reads <c>specs/sdk-impact.json</c>, the measurement that <c>sdk matrix</c> writes.</summary>
internal sealed class SdkImpact
{
    private const string Schema = "sdk-impact";

    // The worst last: what a caller cannot see is worse than what it can.
    private static readonly List<string> Outcomes = [.. ClientOutcomes.Words];

    private readonly Lazy<Measurement?> _measurement;

    private SdkImpact(Func<Measurement?> measurement) => _measurement = new(measurement);

    /// <summary>Nothing was measured.</summary>
    public static SdkImpact None { get; } = new(() => null);

    /// <summary>What is wrong with the file.</summary>
    public IReadOnlyList<SpecProblem> Problems { get; private init; } = [];

    /// <summary>
    /// Reads and validates the file; nothing is known where there is none. The built-in one is read when somebody asks: a run in which
    /// nothing fails has no use for it, and a test has seen that it is right.
    /// </summary>
    public static SdkImpact Read(SpecSource? source, SchemaFolder schemas) => source switch
    {
        null => None,
        { Own: false } => new SdkImpact(() => source.TryRead(out var bytes, out _) && JsonText.Parse(bytes).Root is { } root ? Measurement.Of(root) : null),
        _ when schemas.Set is null => None,
        _ => ReadOwn(source, schemas),
    };

    /// <summary>The SDKs that break where a requirement fails; null where no fault of it was measured.</summary>
    public IReadOnlyList<BrokenSdk>? BrokenBy(string requirement)
    {
        if (_measurement.Value is not { } measured || !measured.Rows.Contains(requirement))
        {
            return null;
        }

        var broken = measured.Rows[requirement].SelectMany(measured.BrokenBy).ToList();
        return
        [
            .. from one in broken
               group one by (Client: measured.Member(one.Client, "client"), Version: measured.Member(one.Client, "version")) into sdk
               let worst = sdk.MaxBy(one => one.Severity)
               let modes = sdk.Select(one => measured.Member(one.Client, "mode")).Distinct().ToList()
               select new BrokenSdk(
                   sdk.Key.Client,
                   sdk.Key.Version,
                   measured.Member(worst.Client, "language"),
                   modes.Count == measured.ModesOf(sdk.Key) ? [] : modes,
                   worst.Effect,
                   [.. sdk.Select(one => one.Fault).Distinct()]),
        ];
    }

    private static SdkImpact ReadOwn(SpecSource source, SchemaFolder schemas)
    {
        if (!source.TryRead(out var bytes, out var unreadable))
        {
            return new SdkImpact(() => null) { Problems = [unreadable] };
        }

        var parse = JsonText.Parse(bytes);
        SpecProblem ProblemAt(TextPosition place, string message) => new(source.File, place.Line, place.Column, message);
        var lines = new TextLines(bytes);
        var wrong = parse is { Root: { } root, Faults.Count: 0 }
            ? schemas.Judge(Schema, root)
            : parse.Faults.Select(fault => (fault.Offset, Message: $"This is not JSON: {fault.Message}."));
        var problems = wrong.Select(one => ProblemAt(lines.At(one.Offset), one.Message)).ToList();
        return problems.Count > 0 ? new SdkImpact(() => null) { Problems = problems } : new SdkImpact(() => Measurement.Of(parse.Root!));
    }

    /// <summary>What the file holds, by what is asked of it.</summary>
    private sealed record Measurement(IReadOnlyList<JsonNode> Clients, IReadOnlyDictionary<string, JsonNode> Documented, ILookup<string, JsonNode> Rows)
    {
        public static Measurement Of(JsonNode root)
        {
            var rows = root["measured"]!.Items;
            return new Measurement(
                root["clients"]!.Items,
                rows.Where(row => row["fault"]!.Text == FaultScenario.Documented).ToDictionary(row => row["form"]!.Text),
                rows.SelectMany(row => row["breaks"].Texts().Select(id => (Id: id, Row: row))).ToLookup(pair => pair.Id, pair => pair.Row));
        }

        public int ModesOf((string Client, string Version) sdk) => Clients.Count(client => (client["client"]!.Text, client["version"]!.Text) == sdk);

        public string Member(int client, string name) => Clients[client][name]!.Text;

        // Whatever a client shows of the documented answer too is not the fault's doing: a refusal throws where all is well.
        public IEnumerable<(int Client, int Severity, string Effect, string Fault)> BrokenBy(JsonNode row)
        {
            var usual = Documented.GetValueOrDefault(row["form"]!.Text)?["effects"].Texts() ?? [];
            var (effects, outcomes) = (row["effects"]!.Items, row["outcomes"].Texts());
            return Enumerable.Range(0, new[] { effects.Count, outcomes.Count, Clients.Count }.Min())
                .Where(client => effects[client].AsString() is { Length: > 0 } effect && effect != usual.ElementAtOrDefault(client))
                .Select(client => (client, Outcomes.IndexOf(outcomes[client]), effects[client].Text, row["fault"]!.Text));
        }
    }
}
