namespace Flowyte.MockServer.Cases;

/// <summary>One thing that a conversation has to have for a case to be taken.</summary>
internal abstract class CaseCondition
{
    /// <summary>The names of what the condition takes from a conversation, for use in the reply.</summary>
    public virtual IReadOnlyList<string> Captures => [];

    /// <summary>How much the condition asks for.</summary>
    public abstract Specificity Specificity { get; }

    /// <summary>Whether a conversation has it. This is asked for each request and each case: it must be quick, and leave nothing behind.</summary>
    public abstract bool Holds(in Conversation conversation);

    /// <summary>Takes the captures from a conversation that has it.</summary>
    public virtual void Take(in Conversation conversation, Dictionary<string, string> captures)
    {
    }

    /// <summary>Whether every conversation for which this holds is certainly one for which the other holds, too.</summary>
    public abstract bool Implies(CaseCondition other);

    /// <summary>Whether no conversation meets both this condition and the other.</summary>
    public virtual bool Excludes(CaseCondition other) => false;

    /// <summary>How far a conversation is from meeting it: which part of what is asked for would have to change, roughly. 0 where it holds, 1 for each message that is missing or too many.</summary>
    public abstract double Distance(in Conversation conversation);

    /// <summary>What a conversation that lacks it has instead, and the smallest change that would help. It never repeats what was sent.</summary>
    public abstract string Advice(in Conversation conversation);

    /// <summary>The condition as people read it, such as <c>contains "canada"</c>.</summary>
    public abstract override string ToString();
}
