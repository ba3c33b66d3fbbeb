using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Catalogue;

/// <summary>One value on an axis of a matrix.</summary>
/// <param name="Label">What stands for the value in a case's name: unique on its axis.</param>
/// <param name="Value">The value itself.</param>
public sealed record MatrixValue(string Label, JsonNode Value);
