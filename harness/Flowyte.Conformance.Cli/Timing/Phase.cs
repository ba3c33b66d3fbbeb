namespace Flowyte.Conformance.Cli.Timing;

/// <summary>A part of a run's time.</summary>
/// <param name="Name">What the run was doing.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="AllocatedBytes">How much memory the whole process asked for meanwhile, what was given back included.</param>
internal sealed record Phase(string Name, TimeSpan Duration, long AllocatedBytes);
