namespace Flowyte.Conformance.Baselines;

/// <summary>What became of a baseline in a run, beside the failures that it accepts: these are marked themselves.</summary>
public sealed record BaselineOutcome
{
    /// <summary>The entries that have to go or to change, each with the reason and its place: the requirement passes again, the day is over, or no requirement is meant. One of them fails the run.</summary>
    public IReadOnlyList<string> Stale { get; init; } = [];

    /// <summary>The entries whose requirement was not tested, each with the reason. They are not stale: nothing is known of them.</summary>
    public IReadOnlyList<string> Unused { get; init; } = [];
}
