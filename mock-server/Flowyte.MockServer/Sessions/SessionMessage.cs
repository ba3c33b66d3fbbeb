namespace Flowyte.MockServer.Sessions;

/// <summary>A message of a session. It never changes.</summary>
internal sealed record SessionMessage
{
    public required string Id { get; init; }

    public required string SessionId { get; init; }

    /// <summary>Its place in the session: 1 for the first, and one more for each after it.</summary>
    public required int Sequence { get; init; }

    /// <summary>Who speaks: <c>user</c> or <c>assistant</c>.</summary>
    public required string Role { get; init; }

    public required string Content { get; init; }

    /// <summary>When it was added, in whole milliseconds.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>What the agent did beside; null in a message of the user.</summary>
    public MessageActions? Actions { get; init; }
}
