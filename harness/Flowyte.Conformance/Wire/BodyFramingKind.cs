namespace Flowyte.Conformance.Wire;

/// <summary>The rules of RFC 9112 §6.3 by which the end of a body is known.</summary>
internal enum BodyFramingKind
{
    /// <summary>There is no body: the answer to HEAD, and the statuses 1xx, 204 and 304.</summary>
    None,

    /// <summary>Content-Length.</summary>
    Length,

    /// <summary>The chunked transfer coding.</summary>
    Chunked,

    /// <summary>The end of the connection.</summary>
    UntilClose,
}
