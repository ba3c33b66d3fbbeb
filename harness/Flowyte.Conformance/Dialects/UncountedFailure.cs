namespace Flowyte.Conformance.Dialects;

/// <summary>A failure that is none in another dialect.</summary>
/// <param name="Requirement">The id of the requirement that failed.</param>
/// <param name="Reason">Why the other dialect does not count it, for people.</param>
public sealed record UncountedFailure(string Requirement, string Reason);
