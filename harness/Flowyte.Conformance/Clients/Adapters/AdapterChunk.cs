namespace Flowyte.Conformance.Clients.Adapters;

/// <summary>A piece of text as a package handed it out.</summary>
/// <param name="Text">The text; half of a surrogate pair is U+FFFD.</param>
/// <param name="At">When, counted from when the adapter read the request.</param>
public sealed record AdapterChunk(string Text, TimeSpan At);
