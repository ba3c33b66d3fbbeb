namespace Flowyte.MockServer.Sessions;

/// <summary>
/// The names of the events of an answer. Flowyte documents <c>done</c> and <c>error</c>; <c>tool_call</c> and <c>kb_retrieval</c> are those
/// that it shows for its simulations, and the others are the mock's choice.
/// </summary>
internal static class SessionEvents
{
    /// <summary>A piece of the agent's text.</summary>
    public const string Delta = "delta";

    /// <summary>A call of a tool.</summary>
    public const string ToolCall = "tool_call";

    /// <summary>A look into the agent's knowledge.</summary>
    public const string Retrieval = "kb_retrieval";

    /// <summary>What the user may say next.</summary>
    public const string QuickReplies = "quick_replies";

    /// <summary>The end: the messages as they are kept.</summary>
    public const string Done = "done";

    /// <summary>The end: why the answer is not whole.</summary>
    public const string Error = "error";
}
