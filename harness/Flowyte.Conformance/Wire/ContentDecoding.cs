using System.IO.Compression;

namespace Flowyte.Conformance.Wire;

/// <summary>
/// Takes the content coding off a body where the request offered it, once and for everything that reads bodies. The raw body stays
/// as it crossed the socket. A coding that ends early is not told: clients read it, too, and what the body then lacks shows. What the pieces of it hold is known to have arrived with them, so that the times stay true.
/// </summary>
internal static class ContentDecoding
{
    private const int ReadSize = 16 * 1024;
    private const string TooLong = "too long";

    /// <summary>The exchange with its body decoded; the same one where there is nothing to decode.</summary>
    public static Exchange Decode(Exchange exchange, WireLimits limits)
    {
        if (exchange.Response is not { Body.Length: > 0 } response
            || ContentCodings.Of(response) is not [var coding]
            || coding is not ("gzip" or "deflate")
            || !ContentCodings.IsOffered(exchange.Request, coding))
        {
            return exchange;
        }

        var content = new ByteStore(limits.BodyBytes);
        var pieces = new List<BodyPiece>();
        using var source = new PieceStream(response.Body, response.Pieces);
        var problem = Read(source, Open(source, coding, response.Body.Span), content, pieces);
        content.Trim();
        if (problem is not null && content.Length == 0)
        {
            // Left as it came: what is announced and not there is shown best by the bytes themselves.
            return exchange.End == ExchangeEnd.Complete ? exchange with { Response = WithFault(response, coding, problem) } : exchange;
        }

        var decoded = response with { Body = content.Memory, Pieces = pieces, Decoded = coding };
        if (coding == "deflate" && !HasWrapper(response.Body.Span))
        {
            decoded = decoded with { Faults = [.. decoded.Faults, new WireFault(WireFaultKind.DeflateWrapper, ResponsePart.Body, 0, "The data of deflate has no zlib wrapper.")] };
        }

        return problem switch
        {
            TooLong => exchange with { Response = decoded, End = ExchangeEnd.LimitReached, EndDetail = $"The body is longer than {WireText.Count(limits.BodyBytes, "byte")} without its {coding}; no more was read." },
            not null when exchange.End == ExchangeEnd.Complete => exchange with { Response = WithFault(decoded, coding, problem) },
            _ => exchange with { Response = decoded },
        };
    }

    private static string? Read(PieceStream source, Stream decoder, ByteStore content, List<BodyPiece> pieces)
    {
        var buffer = new byte[ReadSize];
        using (decoder)
        {
            try
            {
                // The decoder gives all that it can make of one piece before it asks for the next.
                while (decoder.Read(buffer) is > 0 and var count)
                {
                    var taken = Math.Min(count, content.Room);
                    if (taken > 0)
                    {
                        Add(pieces, new BodyPiece(content.Length, taken, source.At));
                        content.Append(buffer.AsSpan(0, taken));
                    }

                    if (taken < count)
                    {
                        return TooLong;
                    }
                }

                return null;
            }
            catch (Exception failure) when (failure is InvalidDataException or IOException)
            {
                return failure.Message;
            }
        }
    }

    private static void Add(List<BodyPiece> pieces, BodyPiece piece)
    {
        if (pieces is [.., var last] && last.At == piece.At)
        {
            pieces[^1] = last with { Length = last.Length + piece.Length };
        }
        else
        {
            pieces.Add(piece);
        }
    }

    private static Stream Open(PieceStream source, string coding, ReadOnlySpan<byte> body) => coding switch
    {
        "gzip" => new GZipStream(source, CompressionMode.Decompress, leaveOpen: true),

        // RFC 9110 §8.4.1.2: 'Some non-conformant implementations send the "deflate" compressed data without the zlib wrapper.'
        // Most clients read that, too.
        _ when HasWrapper(body) => new ZLibStream(source, CompressionMode.Decompress, leaveOpen: true),
        _ => new DeflateStream(source, CompressionMode.Decompress, leaveOpen: true),
    };

    // RFC 1950 §2.2: the method deflate, and a check of both bytes.
    private static bool HasWrapper(ReadOnlySpan<byte> body) =>
        body is [var method, var flags, ..] && (method & 0xF) == 8 && ((method << 8) + flags) % 31 == 0;

    private static WireResponse WithFault(WireResponse response, string coding, string problem) => response with
    {
        Faults = [.. response.Faults, new WireFault(WireFaultKind.ContentCoding, ResponsePart.Body, 0, $"Content-Encoding says {coding}, and the body is none: {problem.TrimEnd('.')}.")],
    };
}
