namespace Flowyte.MockServer.Benchmarks.Loading;

/// <summary>An answer as it came, in memory that the next one takes.</summary>
/// <param name="status">The status.</param>
/// <param name="body">The body without its framing.</param>
internal readonly ref struct Reply(int status, ReadOnlySpan<byte> body)
{
    public int Status { get; } = status;

    public ReadOnlySpan<byte> Body { get; } = body;
}
