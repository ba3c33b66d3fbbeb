using System.Collections.Immutable;

namespace Flowyte.MockServer.Chat;

/// <summary>What the agent answers, before it takes the form of a completion or of a stream.</summary>
internal sealed record Completion
{
    public required string Id { get; init; }

    /// <summary>Seconds since 1970.</summary>
    public required long Created { get; init; }

    public required string Model { get; init; }

    /// <summary>The text in the pieces of a stream.</summary>
    public required ImmutableArray<string> Pieces { get; init; }

    public required Usage Usage { get; init; }

    /// <summary>The time before each piece; empty where there is nothing to wait for.</summary>
    public required ImmutableArray<TimeSpan> Delays { get; init; }
}
