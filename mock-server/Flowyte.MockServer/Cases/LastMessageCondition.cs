namespace Flowyte.MockServer.Cases;

/// <summary>The last message of the user fits a pattern.</summary>
internal sealed class LastMessageCondition(TextPattern pattern) : CaseCondition
{
    public TextPattern Pattern => pattern;

    public override IReadOnlyList<string> Captures => pattern.Captures;

    public override Specificity Specificity => pattern.Specificity;

    public override bool Holds(in Conversation conversation) => pattern.Fits(conversation.LastUserText);

    public override void Take(in Conversation conversation, Dictionary<string, string> captures) =>
        pattern.Take(conversation.LastUserText, captures);

    public override bool Implies(CaseCondition other) => other switch
    {
        LastMessageCondition last => pattern.Implies(last.Pattern),
        MessageCondition message => message.IsMetByUser(pattern),
        _ => false,
    };

    public override double Distance(in Conversation conversation) => pattern.Distance(conversation.LastUserText);

    public override string Advice(in Conversation conversation) =>
        PatternAdvice.Of("the last message of the user", pattern, conversation.LastUserText);

    public override string ToString() => pattern.ToString();
}
