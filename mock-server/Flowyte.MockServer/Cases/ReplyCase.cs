using System.Collections.Frozen;
using System.Collections.Immutable;
using Flowyte.MockServer.Agents;
using Flowyte.MockServer.Cases.Acting;
using Flowyte.MockServer.Cases.Failing;
using Flowyte.MockServer.Chat;

namespace Flowyte.MockServer.Cases;

/// <summary>What an agent answers to conversations of a certain kind.</summary>
internal sealed class ReplyCase
{
    private static readonly FrozenDictionary<string, string> Nothing = FrozenDictionary<string, string>.Empty;
    private readonly ImmutableArray<CaseCondition> _conditions;
    private readonly AskCounter _attempts = new();

    /// <summary>Where it stands.</summary>
    public required CasePlace Place { get; init; }

    /// <summary>What a conversation has to have, all of it; none fits every conversation.</summary>
    public required ImmutableArray<CaseCondition> Conditions
    {
        get => _conditions;
        init
        {
            _conditions = value;
            Specificity = value.Aggregate(Specificity.OfNothing, (sum, condition) => sum + condition.Specificity);
            HasCaptures = value.Any(condition => condition.Captures.Count > 0);
        }
    }

    /// <summary>What is said.</summary>
    public required ReplyTemplate Reply { get; init; }

    /// <summary>What is done beside; null for nothing.</summary>
    public CaseActions? Actions { get; init; }

    /// <summary>How fast; null for the agent's own pace.</summary>
    public Pace? Pace { get; init; }

    /// <summary>What happens to the first attempts at a conversation, before one gets the reply.</summary>
    public ImmutableArray<FailStep> Fails { get; init; } = [];

    /// <summary>What is wrong with the reply each time; null for nothing.</summary>
    public FaultStep? Fault { get; init; }

    /// <summary>How much the conditions ask for.</summary>
    public Specificity Specificity { get; private init; } = Specificity.OfNothing;

    /// <summary>The names of what the conditions take from a conversation, for use in the reply.</summary>
    public IEnumerable<string> Captures => Conditions.SelectMany(condition => condition.Captures);

    private bool HasCaptures { get; init; }

    /// <summary>How often an attempt of this fingerprint was made before. The count goes on while other cases come and go.</summary>
    public int AttemptsBefore(Fingerprint attempt) => _attempts.Next(attempt);

    /// <summary>Whether the case is for a conversation.</summary>
    public bool Fits(in Conversation conversation)
    {
        foreach (var condition in _conditions)
        {
            if (!condition.Holds(conversation))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What the conditions take from a conversation that fits, by name.</summary>
    public IReadOnlyDictionary<string, string> Take(in Conversation conversation)
    {
        if (!HasCaptures)
        {
            return Nothing;
        }

        var captures = new Dictionary<string, string>();
        foreach (var condition in _conditions)
        {
            condition.Take(conversation, captures);
        }

        return captures;
    }

    /// <summary>What a conversation has to be like, as people read it.</summary>
    public override string ToString() => Conditions.IsEmpty ? "any conversation" : string.Join(", ", Conditions);
}
