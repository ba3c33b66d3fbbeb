using System.Collections.Immutable;

namespace Flowyte.MockServer.Recording;

/// <summary>What the live agent said.</summary>
/// <param name="Chunks">The text as it was cut; one text where the answer was no stream.</param>
/// <param name="Times">When each of them came, from the request.</param>
/// <param name="IsStream">Whether the answer was a stream, so that the cuts are the agent's own.</param>
/// <param name="FinishReason">Why it ended, as the answer says; null where it does not.</param>
internal sealed record RecordedReply(ImmutableArray<string> Chunks, ImmutableArray<TimeSpan> Times, bool IsStream, string? FinishReason);
