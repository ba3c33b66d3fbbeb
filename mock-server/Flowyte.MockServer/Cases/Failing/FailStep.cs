namespace Flowyte.MockServer.Cases.Failing;

/// <summary>What one attempt at a conversation gets instead of the whole reply.</summary>
internal abstract class FailStep
{
    /// <summary>Whether the attempt counts as answered, so that a session keeps it.</summary>
    public virtual bool IsAnswered => false;

    /// <summary>The step as the file of an agent has it, such as <c>429 after 2s</c>.</summary>
    public abstract override string ToString();
}
