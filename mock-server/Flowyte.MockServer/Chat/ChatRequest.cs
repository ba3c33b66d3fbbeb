using System.Collections.Immutable;

namespace Flowyte.MockServer.Chat;

/// <summary>What the mock reads of a request. Everything else that a client may send is legal and ignored.</summary>
internal sealed record ChatRequest
{
    /// <summary>The id of the agent that is asked.</summary>
    public required string Model { get; init; }

    public required ImmutableArray<ChatMessage> Messages { get; init; }

    public required bool Stream { get; init; }

    /// <summary>Whether a stream is to end with a chunk that tells the usage.</summary>
    public required bool IncludeUsage { get; init; }

    /// <summary>Whom the request is made for, as its member <c>user</c> says; null where it does not.</summary>
    public string? User { get; init; }
}
