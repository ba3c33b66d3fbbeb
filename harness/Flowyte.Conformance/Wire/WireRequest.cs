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

    /// <summary>The body's bytes; empty for none.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Whether the client closes the connection as soon as it has the first text of a stream.</summary>
    public bool LeavesAtFirstText { get; init; }
}
