namespace Flowyte.Conformance.Clients.Judging;

/// <summary>What a client made of an answer, the worst last.</summary>
public enum ClientOutcome
{
    /// <summary>It gave the text and the finish reason that the server meant.</summary>
    Reads,

    /// <summary>The caller can see that something is wrong: an error, or no finish reason.</summary>
    Notices,

    /// <summary>It did not end within its own time limit.</summary>
    Hangs,

    /// <summary>It gave another text as if it were the answer, or lost what a legal answer says.</summary>
    Misreads,

    /// <summary>It gave a part of the text, or none, as if it were all.</summary>
    SilentTruncation,

    /// <summary>It ended the program that called it.</summary>
    Crashes,
}
