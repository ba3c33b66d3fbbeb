using Flowyte.Conformance.Catalogue;

namespace Flowyte.Conformance.Dialects;

/// <summary>Requirements that are more or less binding in a dialect.</summary>
/// <param name="Requirements">Their ids.</param>
/// <param name="Level">How binding they are.</param>
/// <param name="Reason">Why, for people.</param>
public sealed record ChangedLevel(IReadOnlyList<string> Requirements, Level Level, string Reason);
