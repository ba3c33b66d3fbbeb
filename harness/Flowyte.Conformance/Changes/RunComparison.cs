using Flowyte.Conformance.Reporting;
using Flowyte.Conformance.Results;

namespace Flowyte.Conformance.Changes;

/// <summary>What changed from one run to another.</summary>
internal sealed record RunComparison
{
    /// <summary>The run that is held against.</summary>
    public required SavedRun Old { get; init; }

    /// <summary>The run that is judged.</summary>
    public required SavedRun New { get; init; }

    /// <summary>What a reader has to know before trusting it: where the two runs did not do the same.</summary>
    public required IReadOnlyList<string> Remarks { get; init; }

    /// <summary>Every requirement that changed or is still broken, the gravest first, then in the order of the newer file.</summary>
    public required IReadOnlyList<RequirementChange> Changes { get; init; }

    /// <summary>How many requirements were tested in both runs.</summary>
    public required int Compared { get; init; }

    /// <summary>The latencies, of the first token and of the whole reply.</summary>
    public required IReadOnlyList<LatencyComparison> Latencies { get; init; }

    /// <summary>What fails now and did not before.</summary>
    public IReadOnlyList<RequirementChange> NewFailures => [.. Changes.Where(change => change.IsNewFailure)];

    /// <summary>0 nothing broke, 1 something fails that did not, 4 nothing could be compared.</summary>
    public int ExitCode => NewFailures.Count > 0 ? 1 : Compared == 0 ? 4 : 0;

    /// <summary><c>broke</c>, <c>nothing broke</c> or <c>nothing compared</c>.</summary>
    public string Result => ExitCode switch { 1 => "broke", 4 => "nothing compared", _ => "nothing broke" };

    /// <summary>The result in one sentence.</summary>
    public string Headline => Result switch
    {
        "broke" => $"broke: {Figures.Count(NewFailures.Count, "requirement")} {(NewFailures.Count == 1 ? "fails" : "fail")} that did not fail before, {(NewFailures.Count == 1 ? "" : "first ")}{NewFailures[0].Id}{Rest}",
        "nothing compared" => $"nothing compared: no requirement was tested in both runs{Rest}",
        _ => $"nothing broke in {Figures.Count(Compared, "requirement")} that both runs tested{Rest}",
    };

    private string Rest => string.Concat(
        from part in new[]
        {
            Count(ChangeKind.Fixed, "fixed"), Count(ChangeKind.StillBroken, "still broken"), Count(ChangeKind.NoLongerTested, "no longer tested"),
            string.Join(", ", from latency in Latencies where latency.Shift is not LatencyShift.None select $"{latency.Name} is {latency.Shift.ToString().ToLowerInvariant()}"),
        }
        where part.Length > 0
        select $"; {part}");

    /// <summary>How many requirements changed in that way.</summary>
    public int CountOf(ChangeKind kind) => Changes.Count(change => change.Kind == kind);

    private string Count(ChangeKind kind, string name) => CountOf(kind) is > 0 and var count ? $"{count} {name}" : "";
}
