namespace Flowyte.Conformance.Wire;

/// <summary>One header field as it crossed the wire.</summary>
/// <param name="Name">The name, in the sender's case.</param>
/// <param name="Value">The value without the white space around it.</param>
public sealed record HeaderField(string Name, string Value);
