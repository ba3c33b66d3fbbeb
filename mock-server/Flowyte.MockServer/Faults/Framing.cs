namespace Flowyte.MockServer.Faults;

/// <summary>How a body says where it ends.</summary>
internal enum Framing
{
    /// <summary>As the web server chooses.</summary>
    Usual,

    /// <summary>By <c>Content-Length</c>.</summary>
    Length,

    /// <summary>By the transfer coding <c>chunked</c>.</summary>
    Chunked,

    /// <summary>With the connection.</summary>
    Close,
}
