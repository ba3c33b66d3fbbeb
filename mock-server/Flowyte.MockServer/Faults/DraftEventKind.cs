namespace Flowyte.MockServer.Faults;

/// <summary>What an event of a stream is there for.</summary>
internal enum DraftEventKind
{
    /// <summary>Tells the role.</summary>
    Role,

    /// <summary>Carries text.</summary>
    Text,

    /// <summary>Tells of a call of a tool.</summary>
    ToolCall,

    /// <summary>Tells of a look into the agent's knowledge.</summary>
    Retrieval,

    /// <summary>Suggests quick replies.</summary>
    QuickReplies,

    /// <summary>Tells why the text is over.</summary>
    Finish,

    /// <summary>Tells the usage.</summary>
    Usage,

    /// <summary>A chunk that a fault put in.</summary>
    Extra,

    /// <summary>Tells that the answer fails.</summary>
    Error,

    /// <summary><c>[DONE]</c>, or <c>event: done</c>.</summary>
    Done,

    /// <summary>Bytes that stand as they are, whatever they are.</summary>
    Raw,
}
