namespace Flowyte.Conformance.Wire;

/// <summary>A request as it is put on the wire.</summary>
public sealed record WireRequest
{
    /// <summary>The method, such as <c>POST</c>.</summary>
    public required string Method { get; init; }

    /// <summary>The absolute address.</summary>
    public required Uri Target { get; init; }

    /// <summary>The header fields in the order in which they are sent, without <c>Host</c> and <c>Content-Length</c>, which the client adds.</summary>
    public IReadOnlyList<HeaderField> Headers { get; init; } = [];

    /// <summary>How the head is written.</summary>
    public RequestForm Form { get; init; } = RequestForm.Usual;

    /// <summary>The body's bytes, without the chunks that <c>Transfer-Encoding: chunked</c> puts around them; empty for none.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Whether the client closes the connection as soon as it has the first text of a stream.</summary>
    public bool LeavesAtFirstText { get; init; }

    /// <summary>Whether the body is sent in chunks, as its header fields say.</summary>
    internal bool IsChunked => Has("Transfer-Encoding", "chunked");

    /// <summary>Whether the client waits for leave to send the body, as its header fields say.</summary>
    internal bool ExpectsContinue => Has("Expect", "100-continue") && !Body.IsEmpty;

    /// <summary>The first value of a header field, by its name in any case; null where it is absent.</summary>
    public string? Header(string name) =>
        Headers.FirstOrDefault(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value;

    private bool Has(string name, string value) => value.Equals(Header(name), StringComparison.OrdinalIgnoreCase);
}
