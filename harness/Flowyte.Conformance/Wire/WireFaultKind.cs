namespace Flowyte.Conformance.Wire;

/// <summary>Ways in which a response breaks the framing of HTTP/1.1 and can still be read in part.</summary>
public enum WireFaultKind
{
    /// <summary>The status line is not what RFC 9112 §4 says.</summary>
    StatusLine,

    /// <summary>A header field's line is not what RFC 9112 §5 says.</summary>
    HeaderField,

    /// <summary>A line ends in something other than CRLF.</summary>
    LineEnding,

    /// <summary>Both Content-Length and Transfer-Encoding are there (RFC 9112 §6.2).</summary>
    TwoLengths,

    /// <summary>Content-Length is no number, or there are several that differ (RFC 9112 §6.3).</summary>
    ContentLength,

    /// <summary>The transfer coding is not chunked (RFC 9112 §6.1); the body is read to the end of the connection.</summary>
    TransferEncoding,

    /// <summary>A chunk's size or ending is not what RFC 9112 §7.1 says.</summary>
    Chunk,

    /// <summary>The body is not coded as Content-Encoding says (RFC 9110 §8.4); where it cannot be read at all, it is left as it came.</summary>
    ContentCoding,

    /// <summary>The data of deflate has no zlib wrapper (RFC 9110 §8.4.1.2); it is read all the same.</summary>
    DeflateWrapper,

    /// <summary>Bytes follow the response before another request was sent.</summary>
    BytesAfterResponse,
}
