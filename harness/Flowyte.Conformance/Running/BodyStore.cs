using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Running;

/// <summary>
/// Bounds the memory of a run: what is cut is judged as it is kept. A body that reached the bound of one exchange is kept in its
/// first part alone, since that it has no end is all that can be said of it. Once the bodies of a run fill the bound of all,
/// later large ones are kept in part too and count as ended by our own limit.
/// </summary>
internal sealed class BodyStore
{
    /// <summary>How many bytes of bodies a run keeps whole.</summary>
    public const int TotalBytes = 24 * 1024 * 1024;

    /// <summary>How many bytes of a body are kept where it is cut.</summary>
    public const int CutBytes = 16 * 1024;

    private long _kept;

    public Exchange Keep(Exchange exchange)
    {
        if (exchange.Response is not { } response)
        {
            return exchange;
        }

        var size = SizeOf(response);
        if (size > CutBytes && (exchange.End == ExchangeEnd.LimitReached || _kept + size > TotalBytes))
        {
            exchange = Cut(exchange, response);
            size = SizeOf(exchange.Response!);
        }

        _kept += size;
        return exchange;
    }

    // A body without transfer coding is the same memory twice.
    private static long SizeOf(WireResponse response) => response.RawBody.Equals(response.Body)
        ? response.Body.Length
        : (long)response.RawBody.Length + response.Body.Length;

    private static Exchange Cut(Exchange exchange, WireResponse response)
    {
        var body = Cut(response.Body);
        var cut = response with
        {
            Body = body,
            RawBody = response.RawBody.Equals(response.Body) ? body : Cut(response.RawBody),
            Pieces = [.. response.Pieces
                .Where(piece => piece.Offset < CutBytes)
                .Select(piece => piece with { Length = Math.Min(piece.Length, CutBytes - piece.Offset) })],
        };
        return exchange with
        {
            Response = cut,
            End = ExchangeEnd.LimitReached,
            EndDetail = exchange.End == ExchangeEnd.LimitReached
                ? exchange.EndDetail
                : $"The bodies of this run fill the {TotalBytes / 1024 / 1024} MiB that are kept; of this one the first {CutBytes / 1024} KiB are.",
        };
    }

    // A copy: a slice would hold the whole body.
    private static ReadOnlyMemory<byte> Cut(ReadOnlyMemory<byte> body) => body[..Math.Min(CutBytes, body.Length)].ToArray();
}
