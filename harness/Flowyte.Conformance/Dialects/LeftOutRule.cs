namespace Flowyte.Conformance.Dialects;

/// <summary>Requirements that are no rules of a dialect.</summary>
/// <param name="Requirements">Their ids.</param>
/// <param name="Reason">Why, for people.</param>
public sealed record LeftOutRule(IReadOnlyList<string> Requirements, string Reason);
