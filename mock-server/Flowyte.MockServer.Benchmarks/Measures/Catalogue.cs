using Flowyte.Conformance.Benchmarks.Runs;

namespace Flowyte.MockServer.Benchmarks.Measures;

/// <summary>All measures by their names. That of throughput has a table of its own beside its limits.</summary>
internal static class Catalogue
{
    public const string Throughput = "throughput";

    /// <summary>Those that are limits and nothing else.</summary>
    public static IReadOnlyList<(string Name, Func<Effort, Task<IReadOnlyList<Limit>>> MeasureAsync)> Limits { get; } =
    [
        ("start", async effort => [await ColdStart.MeasureAsync(effort)]),
        ("memory", async effort => [await Memory.MeasureAsync(effort)]),
        ("wrong-answers", async effort => [await WrongAnswers.MeasureAsync(effort)]),
        ("paced-streams", PacedStreams.MeasureAsync),
        ("same-bytes", async _ => [await SameBytes.MeasureAsync()]),
        ("dropped-clients", DroppedClients.MeasureAsync),
        ("mutated-requests", MutatedRequests.MeasureAsync),
    ];

    /// <summary>The names of all.</summary>
    public static IEnumerable<string> Names => [Throughput, .. Limits.Select(limit => limit.Name)];
}
