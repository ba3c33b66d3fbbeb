namespace Flowyte.MockServer.Faults;

/// <summary>What an event of a stream is there for.</summary>
internal enum DraftEventKind
{
    /// <summary>Tells the role.</summary>
    Role,

    /// <summary>Carries text.</summary>
    Text,

    /// <summary>Tells why the text is over.</summary>
    Finish,

    /// <summary>Tells the usage.</summary>
    Usage,

    /// <summary>A chunk that a fault put in.</summary>
    Extra,

    /// <summary><c>[DONE]</c>.</summary>
    Done,

    /// <summary>Bytes that stand as they are, whatever they are.</summary>
    Raw,
}
