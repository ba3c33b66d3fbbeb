namespace Flowyte.MockServer.Cases;

/// <summary>An earlier message of the user, counted from 1, fits a pattern.</summary>
internal sealed class UserTurnCondition(int turn, TextPattern pattern) : CaseCondition
{
    public int Turn => turn;

    public TextPattern Pattern => pattern;

    public override IReadOnlyList<string> Captures => pattern.Captures;

    public override Specificity Specificity => pattern.Specificity;

    public override bool Holds(in Conversation conversation) => conversation.UserText(turn) is { } text && pattern.Fits(text);

    public override void Take(in Conversation conversation, Dictionary<string, string> captures) =>
        pattern.Take(conversation.UserText(turn) ?? "", captures);

    public override bool Implies(CaseCondition other) => other switch
    {
        UserTurnCondition same => same.IsMetBy(turn, pattern),
        MessageCondition message => message.IsMetByUser(pattern),
        _ => false,
    };

    public override double Distance(in Conversation conversation) => pattern.Distance(conversation.UserText(turn) ?? "");

    public override string Advice(in Conversation conversation) =>
        PatternAdvice.Of($"message {turn} of the user", pattern, conversation.UserText(turn) ?? "");

    public override string ToString() => $"message {turn} {pattern}";

    private bool IsMetBy(int number, TextPattern stronger) => turn == number && stronger.Implies(pattern);
}
