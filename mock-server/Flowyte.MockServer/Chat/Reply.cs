using System.Collections.Immutable;

namespace Flowyte.MockServer.Chat;

/// <summary>What an agent says.</summary>
/// <param name="Pieces">The text in the pieces of a stream.</param>
/// <param name="Delays">The time before each piece; empty where there is nothing to wait for.</param>
internal readonly record struct Reply(ImmutableArray<string> Pieces, ImmutableArray<TimeSpan> Delays);
