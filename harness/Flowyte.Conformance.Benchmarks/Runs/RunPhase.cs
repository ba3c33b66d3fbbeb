namespace Flowyte.Conformance.Benchmarks.Runs;

/// <summary>A part of a run's time.</summary>
/// <param name="Name">What the run was doing.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="AllocatedBytes">How much memory the process asked for meanwhile.</param>
internal sealed record RunPhase(string Name, TimeSpan Duration, long AllocatedBytes);
