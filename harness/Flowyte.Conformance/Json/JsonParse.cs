namespace Flowyte.Conformance.Json;

/// <summary>What reading a text as JSON gave: the value as far as there is one, and every fault.</summary>
/// <param name="Root">The value; null where the text is not JSON.</param>
/// <param name="Faults">What is wrong with the text, in order of offset; empty for a clean one.</param>
public sealed record JsonParse(JsonNode? Root, IReadOnlyList<JsonFault> Faults);
