using System.Collections.Immutable;

namespace Flowyte.MockServer.Sessions;

/// <summary>Some messages of a session that follow one another.</summary>
/// <param name="Items">The messages, the oldest first.</param>
/// <param name="HasMore">Whether others follow at the moment.</param>
internal sealed record MessagePage(ImmutableArray<SessionMessage> Items, bool HasMore);
