namespace Flowyte.MockServer;

/// <summary>How an answer stops that does not come whole.</summary>
public enum CutKind
{
    /// <summary>The connection is reset.</summary>
    Reset,

    /// <summary>The connection is closed before the body ends.</summary>
    Close,

    /// <summary>The body ends there as if it were whole.</summary>
    End,

    /// <summary>Nothing more comes, until the client leaves.</summary>
    Hang,
}
