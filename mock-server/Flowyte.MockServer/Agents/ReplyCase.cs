using System.Collections.Immutable;

namespace Flowyte.MockServer.Agents;

/// <summary>What an agent says to conversations of a certain kind.</summary>
/// <param name="Last">What the last message of the user is like; null for anything.</param>
/// <param name="Anywhere">What is found in any message of the conversation; null for nothing.</param>
/// <param name="Reply">What it says.</param>
/// <param name="Pace">How fast; null for the agent's own pace.</param>
internal sealed record ReplyCase(MessagePattern? Last, HistoryPattern? Anywhere, ReplyTemplate Reply, Pace? Pace)
{
    /// <summary>The names of what the patterns take from a conversation, for use in the reply.</summary>
    public IEnumerable<string> Captures => [.. Last?.Captures ?? [], .. Anywhere?.Captures ?? []];

    /// <summary>Compares a conversation.</summary>
    /// <param name="last">The last message of the user.</param>
    /// <param name="messages">What was said, in order; system messages are left out.</param>
    /// <returns>Null where the case does not fit; else what was taken, by name.</returns>
    public ImmutableDictionary<string, string>? Match(string last, IEnumerable<string> messages)
    {
        var none = ImmutableDictionary<string, string>.Empty;
        return (Last is null ? none : Last.Match(last)) is { } fromLast && (Anywhere is null ? none : Anywhere.Match(messages)) is { } fromAll
            ? fromLast.SetItems(fromAll)
            : null;
    }

    /// <summary>What the conversation has to be like, as the file of an agent has it.</summary>
    public override string ToString() => string.Join(", ", new object?[] { Last, Anywhere }.OfType<object>());
}
