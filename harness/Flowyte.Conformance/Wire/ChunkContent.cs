namespace Flowyte.Conformance.Wire;

/// <summary>Takes a run of content out of a chunk.</summary>
/// <param name="offset">Where it stands in the raw body.</param>
/// <param name="content">Its bytes.</param>
internal delegate void ChunkContent(int offset, ReadOnlySpan<byte> content);
