namespace Flowyte.Conformance.Comparing;

/// <summary>The parts of an answer whose structure is compared.</summary>
public enum StructureArea
{
    /// <summary>The whole answer: how it ended, its status, whether it is JSON or a stream.</summary>
    Answer,

    /// <summary>The header fields that clients and what stands before them act upon.</summary>
    Head,

    /// <summary>A stream: the order of its frames and how they are written.</summary>
    Stream,

    /// <summary>The members of a completion.</summary>
    Completion,

    /// <summary>The members of a chunk of a stream.</summary>
    Chunk,

    /// <summary>The members of a refusal.</summary>
    Error,
}
