namespace Flowyte.MockServer.Cases;

/// <summary>The request's member <c>user</c> fits a pattern.</summary>
internal sealed class UserCondition(TextPattern pattern) : CaseCondition
{
    public TextPattern Pattern => pattern;

    public override IReadOnlyList<string> Captures => pattern.Captures;

    // Who asks says less about a conversation than what is asked.
    public override Specificity Specificity => Specificity.OfOther;

    public override bool Holds(in Conversation conversation) => conversation.User is { } user && pattern.Fits(user);

    public override void Take(in Conversation conversation, Dictionary<string, string> captures) =>
        pattern.Take(conversation.User ?? "", captures);

    public override bool Implies(CaseCondition other) => other is UserCondition weaker && weaker.IsMetBy(pattern);

    public override double Distance(in Conversation conversation) =>
        conversation.User is { } user ? pattern.Distance(user) : PatternAdvice.DistanceOfMessage;

    public override string Advice(in Conversation conversation) => conversation.User is { } user
        ? PatternAdvice.Of("the member user", pattern, user)
        : $"the request has no member user: send one that {pattern}";

    public override string ToString() => $"user {pattern}";

    private bool IsMetBy(TextPattern stronger) => stronger.Implies(pattern);
}
