using System.Collections.Immutable;

namespace Flowyte.MockServer.Recording;

/// <summary>A conversation and what became of it.</summary>
/// <param name="Conversation">The conversation.</param>
/// <param name="Reply">What was said.</param>
/// <param name="Fails">What the attempts before it got, such as <c>429 after 2s</c>.</param>
internal sealed record RecordedCase(RecordedConversation Conversation, RecordedReply Reply, ImmutableArray<string> Fails);
