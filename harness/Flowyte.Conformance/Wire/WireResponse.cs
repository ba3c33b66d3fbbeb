namespace Flowyte.Conformance.Wire;

/// <summary>A response as it crossed the socket, as far as it arrived.</summary>
public sealed record WireResponse
{
    /// <summary>The version of the status line, such as <c>HTTP/1.1</c>.</summary>
    public required string Version { get; init; }

    /// <summary>The status code.</summary>
    public required int Status { get; init; }

    /// <summary>The reason phrase; often empty.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The header fields in the order in which they arrived.</summary>
    public required IReadOnlyList<HeaderField> Headers { get; init; }

    /// <summary>The bytes of the head: status line, header fields and the blank line after them.</summary>
    public required ReadOnlyMemory<byte> Head { get; init; }

    /// <summary>The bytes of the body as they crossed the socket, transfer coding included.</summary>
    public required ReadOnlyMemory<byte> RawBody { get; init; }

    /// <summary>The body's content after the transfer coding is taken off, and the content coding (gzip, deflate) too where the request offered it.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The content coding that was taken off <see cref="Body"/>, such as <c>gzip</c>; empty where none was.</summary>
    public string Decoded { get; init; } = "";

    /// <summary>When each piece of <see cref="Body"/> arrived, in order and without gaps.</summary>
    public required IReadOnlyList<BodyPiece> Pieces { get; init; }

    /// <summary>Where the response breaks the framing of HTTP/1.1, in the order of the bytes; empty for a response that does not.</summary>
    public IReadOnlyList<WireFault> Faults { get; init; } = [];

    /// <summary>The first value of a header field, by its name in any case; null where it is absent.</summary>
    public string? Header(string name) =>
        Headers.FirstOrDefault(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value;

    /// <summary>The media type of <c>Content-Type</c> in lower case and without parameters; empty where there is none.</summary>
    public string MediaType =>
        (Header("Content-Type") ?? "").Split(';', 2)[0].Trim().ToLowerInvariant();
}
