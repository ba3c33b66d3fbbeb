namespace Flowyte.MockServer.Chat;

/// <summary>A message of a conversation.</summary>
/// <param name="Role">Who speaks: system, user, assistant or tool.</param>
/// <param name="Text">What was said; text parts are joined, other parts say nothing.</param>
internal sealed record ChatMessage(string Role, string Text)
{
    public const string System = "system";
    public const string User = "user";
    public const string Assistant = "assistant";
    public const string ToolRole = "tool";

    /// <summary>The name of the function whose result a tool's message is; null where no call before it tells.</summary>
    public string? Tool { get; init; }
}
