namespace Flowyte.MockServer.Sessions;

/// <summary>A conversation that the mock keeps, as it was at one moment. Its messages are kept beside it.</summary>
internal sealed record Session
{
    /// <summary>The id, which is unique.</summary>
    public required string Id { get; init; }

    /// <summary>The id of the agent that answers it.</summary>
    public required string AgentId { get; init; }

    /// <summary>Whose session it is. To all others it does not exist.</summary>
    public required string Organisation { get; init; }

    /// <summary>When it began, in whole milliseconds.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When a message was added last, or it was ended, in whole milliseconds.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it was ended, in whole milliseconds; null where it goes on.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How many messages it has.</summary>
    public int MessageCount { get; init; }

    /// <summary>How many UTF-16 units its messages have together.</summary>
    public int Characters { get; init; }

    /// <summary>What has become of it, as clients see it.</summary>
    public string State => IsEnded ? "ended" : "active";

    public bool IsEnded => EndedAt is not null;
}
