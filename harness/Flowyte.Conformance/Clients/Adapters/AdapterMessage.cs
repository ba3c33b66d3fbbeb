namespace Flowyte.Conformance.Clients.Adapters;

/// <summary>A message of a conversation.</summary>
/// <param name="Role"><c>system</c>, <c>user</c>, <c>assistant</c> or <c>tool</c>.</param>
/// <param name="Content">What is said; null where an assistant only calls tools.</param>
public sealed record AdapterMessage(string Role, string? Content)
{
    /// <summary>The tools that an assistant calls.</summary>
    public IReadOnlyList<AdapterToolCall> ToolCalls { get; init; } = [];

    /// <summary>The id of the call that a message of the role <c>tool</c> answers; null for other roles.</summary>
    public string? ToolCallId { get; init; }
}
