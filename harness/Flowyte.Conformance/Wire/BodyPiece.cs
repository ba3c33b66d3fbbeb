namespace Flowyte.Conformance.Wire;

/// <summary>A run of body bytes that arrived in one read.</summary>
/// <param name="Offset">Where the run starts, in bytes from the start of the body's content.</param>
/// <param name="Length">How many bytes it holds.</param>
/// <param name="At">When it arrived, counted from the moment the request was sent.</param>
public sealed record BodyPiece(int Offset, int Length, TimeSpan At);
