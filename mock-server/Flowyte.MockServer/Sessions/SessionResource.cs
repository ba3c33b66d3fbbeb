namespace Flowyte.MockServer.Sessions;

/// <summary>What a path of the sessions names.</summary>
internal enum SessionResource
{
    /// <summary>All sessions: one is created there.</summary>
    Sessions,

    /// <summary>A session.</summary>
    Session,

    /// <summary>The messages of a session.</summary>
    Messages,

    /// <summary>The end of a session.</summary>
    End,
}
