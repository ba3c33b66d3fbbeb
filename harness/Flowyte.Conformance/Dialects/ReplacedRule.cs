using Flowyte.Conformance.Catalogue;

namespace Flowyte.Conformance.Dialects;

/// <summary>A requirement of a dialect's own. What shows whether those in whose place it stands hold shows whether it holds.</summary>
/// <param name="Requirements">The ids of those that it replaces.</param>
/// <param name="By">The requirement itself, in the group and profile of the first of them.</param>
/// <param name="Statuses">The statuses that are right where those expect one; empty where they stay as they are.</param>
/// <param name="Reason">Why, for people.</param>
public sealed record ReplacedRule(IReadOnlyList<string> Requirements, Requirement By, IReadOnlyList<string> Statuses, string Reason);
