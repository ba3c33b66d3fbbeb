using System.Globalization;

namespace Flowyte.MockServer.Journal;

/// <summary>One request that is over, without its keys.</summary>
public sealed record JournalEntry
{
    /// <summary>The number of the request: 1 for the first that ended, and one more for each after it. Numbers are never used again.</summary>
    public long Number { get; internal set; }

    /// <summary>The number of the request in the order of arrival: 1 for the first, and one more for each after it.</summary>
    public long Arrival { get; init; }

    /// <summary>When the request arrived.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The time from the request's head to the end of the answer.</summary>
    public TimeSpan Took { get; internal set; }

    /// <summary>How it ended.</summary>
    public JournalOutcome Outcome { get; internal set; }

    /// <summary>The value of <c>x-request-id</c>; null where the client left before there was an answer.</summary>
    public required string? RequestId { get; init; }

    /// <summary>The method of the request.</summary>
    public required string Method { get; init; }

    /// <summary>Path, head and body of the request.</summary>
    public JournalRequest Request { get; init; } = JournalRequest.Nothing;

    /// <summary>The status of the answer; null where the client left before there was one.</summary>
    public required int? Status { get; init; }

    /// <summary>The agent that answered; null in a refusal.</summary>
    public required string? Agent { get; init; }

    /// <summary>What was matched and why; null where the client left before that.</summary>
    public JournalMatch? Match { get; init; }

    /// <summary>Whether the answer was a stream.</summary>
    public bool IsStream { get; init; }

    /// <summary>How many events of a stream were sent.</summary>
    public int EventsSent { get; internal set; }

    /// <summary>How many of the events of a stream that were sent hold text. Where a fault changes the events, this counts as if it had not.</summary>
    public int ChunksSent => Math.Clamp(EventsSent - BeforeChunks, 0, Chunks);

    /// <summary>After which time the answer asks the client to come again, as its <c>retry-after-ms</c> or <c>Retry-After</c> says; null where it does not.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The fault that the answer had; null for none.</summary>
    public string? Fault { get; init; }

    /// <summary>A fault that was asked for and does not concern such an answer; null for none.</summary>
    public string? FaultNotShown { get; init; }

    /// <summary>When the answer that names <see cref="RetryAfter"/> is sent: whoever has it cannot have it earlier. Null where it names none.</summary>
    internal DateTimeOffset? RefusedAt { get; init; }

    /// <summary>Where it stands among the requests that are being answered.</summary>
    internal int Place { get; set; }

    /// <summary>How many events of the whole stream hold text.</summary>
    internal int Chunks { get; init; }

    /// <summary>How many events of the whole stream stand before the first that holds text.</summary>
    internal int BeforeChunks { get; init; }

    /// <summary>Tells the key that asked from others, and nothing about it; null where the request was refused before its body was read.</summary>
    internal string? KeyDigest { get; init; }

    /// <summary>The entry in a line, without what was said. It may hold what the client sent as path and method: escape it where that matters.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{At:HH:mm:ss.fff} #{Number} {Method} {Request.Path} {Status?.ToString(CultureInfo.InvariantCulture) ?? "-"} {Length()}{Took.TotalMilliseconds:0.0} ms{Reason()}");

    private string Length() => IsStream ? $"{EventsSent} events " : "";

    private string Reason()
    {
        var left = Outcome == JournalOutcome.ClientLeft ? ", the client left" : "";
        var match = Match is null ? "" : $", {Match.Text}";
        var fault = Fault is not null ? $", fault {Fault}"
            : FaultNotShown is not null ? $", fault {FaultNotShown} does not concern this answer"
            : "";
        return left + match + fault;
    }
}
