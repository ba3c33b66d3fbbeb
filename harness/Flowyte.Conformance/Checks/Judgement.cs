namespace Flowyte.Conformance.Checks;

/// <summary>What all checks saw of a run.</summary>
/// <param name="Observations">What they saw, in the order of the plan.</param>
/// <param name="Crashes">What went wrong in the checks themselves, for people. A defect of ours, never counted against the target.</param>
public sealed record Judgement(IReadOnlyList<Observation> Observations, IReadOnlyList<string> Crashes);
