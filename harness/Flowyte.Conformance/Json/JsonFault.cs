namespace Flowyte.Conformance.Json;

/// <summary>One way in which a text is not the JSON of RFC 8259 that every parser reads alike.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Offset">Where, in bytes from the start of the text.</param>
/// <param name="Message">What is wrong, in words for people.</param>
public sealed record JsonFault(JsonFaultKind Kind, int Offset, string Message);
