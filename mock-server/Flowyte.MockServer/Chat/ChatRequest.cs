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

    /// <summary>The text of the last message of the user; empty where there is none.</summary>
    public string LastUserText => Messages.LastOrDefault(message => message.Role == "user")?.Text ?? "";
}
