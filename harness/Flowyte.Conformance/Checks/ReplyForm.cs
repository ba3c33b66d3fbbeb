namespace Flowyte.Conformance.Checks;

/// <summary>What a response is as a reply.</summary>
internal enum ReplyForm
{
    /// <summary>None: no 200, or a body that is neither a completion nor a stream.</summary>
    None,

    /// <summary>One JSON completion.</summary>
    Completion,

    /// <summary>An event stream.</summary>
    Stream,

    /// <summary>An event stream that reports an error instead of a reply.</summary>
    ErrorStream,
}
