namespace Flowyte.Conformance.Benchmarks.Runs;

/// <summary>One run on the embedded mock, as a process of its own.</summary>
/// <param name="Whole">From before the process was started until it had ended.</param>
/// <param name="PeakBytes">The most memory that it held at a time, as the system counts it.</param>
/// <param name="Phases">Where its time went, as it says itself.</param>
/// <param name="Results">Its results.json without what differs between two runs by nature: times, and the port of the mock.</param>
internal sealed record RunSample(TimeSpan Whole, long PeakBytes, IReadOnlyList<RunPhase> Phases, string Results)
{
    /// <summary>The name of the time that the process does not see: before its clock begins and after its file is written.</summary>
    public const string Rest = "rest: process start and end";

    /// <summary>The phases and the rest, which add up to <see cref="Whole"/>.</summary>
    public IReadOnlyList<RunPhase> AllPhases =>
        [.. Phases, new(Rest, Whole - TimeSpan.FromTicks(Phases.Sum(phase => phase.Duration.Ticks)), 0)];
}
