namespace Flowyte.MockServer.Sessions;

/// <summary>What a user said in a session, and what the agent answered.</summary>
internal sealed record SessionExchange(SessionMessage Question, SessionMessage Answer)
{
    /// <summary>How many UTF-16 units both have together.</summary>
    public int Characters => Question.Content.Length + Answer.Content.Length;
}
