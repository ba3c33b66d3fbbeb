using System.Collections.Immutable;
using System.Text.Json;
using Flowyte.MockServer.Cases.Acting;
using Flowyte.MockServer.Chat;

namespace Flowyte.MockServer.Sessions;

/// <summary>What an agent did beside what it said in a message.</summary>
/// <param name="Calls">The tools that it called.</param>
/// <param name="Retrievals">What it looked up.</param>
/// <param name="QuickReplies">What it suggests that the user says next.</param>
internal sealed record MessageActions(ImmutableArray<ToolCall> Calls, ImmutableArray<Retrieval> Retrievals, ImmutableArray<string> QuickReplies)
{
    private static readonly MessageActions None = new([], [], []);

    /// <summary>What a case says that is done.</summary>
    /// <param name="actions">What the case says; null for nothing.</param>
    /// <param name="captures">What its conditions took from the conversation, by name.</param>
    /// <param name="message">The fingerprint of the message, of which ids are made.</param>
    public static MessageActions Of(CaseActions? actions, IReadOnlyDictionary<string, string> captures, Fingerprint message) => actions is null ? None : new(
        [.. actions.Calls.Select((call, index) => new ToolCall($"call_{message.With(index)}", call.Name, call.Arguments.Fill(captures), Known(call.Result?.Fill(captures))))],
        [.. actions.Retrievals.Select((retrieval, index) => new Retrieval($"ret_{message.With(index)}", retrieval.Query.Fill(captures)[0], retrieval.Documents.Fill(captures)))],
        [.. actions.Suggestions.Select(suggestion => suggestion.Fill(captures)[0])]);

    private static JsonElement? Known(JsonElement? result) => result is { ValueKind: not JsonValueKind.Null } ? result : null;
}
