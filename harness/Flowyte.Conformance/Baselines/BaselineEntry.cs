namespace Flowyte.Conformance.Baselines;

/// <summary>A line of a baseline.</summary>
/// <param name="Requirement">The id of the requirement that may fail.</param>
/// <param name="Acceptance">Why, and until when.</param>
/// <param name="Place">Where it stands: <c>baseline.yaml(3,5)</c>.</param>
internal sealed record BaselineEntry(string Requirement, Acceptance Acceptance, string Place);
