namespace Flowyte.MockServer.Journal;

/// <summary>How a request ended.</summary>
public enum JournalOutcome
{
    /// <summary>The answer was sent whole, be it good or a refusal.</summary>
    Answered,

    /// <summary>The client left, or the mock was stopped, before the answer was whole.</summary>
    ClientLeft,
}
