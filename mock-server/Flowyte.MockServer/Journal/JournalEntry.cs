namespace Flowyte.MockServer.Journal;

/// <summary>One request that is over. Holds neither keys nor what was said.</summary>
public sealed record JournalEntry
{
    /// <summary>When the request arrived.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The time from the request's head to the end of the answer.</summary>
    public required TimeSpan Took { get; init; }

    /// <summary>How it ended.</summary>
    public required JournalOutcome Outcome { get; init; }

    /// <summary>The value of <c>x-request-id</c>; null where the client left before there was an answer.</summary>
    public required string? RequestId { get; init; }

    /// <summary>The method of the request.</summary>
    public required string Method { get; init; }

    /// <summary>The status of the answer; null where the client left before there was one.</summary>
    public required int? Status { get; init; }

    /// <summary>The agent that answered; null in a refusal.</summary>
    public required string? Agent { get; init; }

    /// <summary>How many events of a stream were sent.</summary>
    public required int EventsSent { get; init; }
}
