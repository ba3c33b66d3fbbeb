using Flowyte.Conformance.Catalogue;

namespace Flowyte.Conformance.Kit;

/// <summary>A requirement for clients that did not hold.</summary>
/// <param name="Requirement">The requirement, with its level, what it rests on and what to do.</param>
/// <param name="Problem">What the client did instead, for people.</param>
public sealed record KitFinding(Requirement Requirement, string Problem)
{
    /// <summary>Id, level and problem in a line.</summary>
    public override string ToString() => $"{Requirement.Id} {Requirement.Level.ToString().ToUpperInvariant()}: {Problem}";
}
