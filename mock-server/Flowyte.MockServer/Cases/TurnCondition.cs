namespace Flowyte.MockServer.Cases;

/// <summary>The user has sent so many messages.</summary>
/// <param name="least">As many at least.</param>
/// <param name="most">As many at most; <see cref="int.MaxValue"/> for any number.</param>
internal sealed class TurnCondition(int least, int most) : CaseCondition
{
    public int Least => least;

    public int Most => most;

    public override Specificity Specificity => Specificity.OfOther;

    public override bool Holds(in Conversation conversation) => conversation.Turns >= least && conversation.Turns <= most;

    public override bool Implies(CaseCondition other) => other is TurnCondition wider && wider.Has(least, most);

    public override bool Excludes(CaseCondition other) => other is TurnCondition turns && turns.IsBeyond(least, most);

    public override double Distance(in Conversation conversation) =>
        PatternAdvice.DistanceOfMessage * Math.Max(0, Math.Max(least - conversation.Turns, conversation.Turns - most));

    public override string Advice(in Conversation conversation)
    {
        var (wanted, verb) = conversation.Turns < least ? (least - conversation.Turns, "add") : (conversation.Turns - most, "take away");
        return $"the user has sent {conversation.Turns} messages, and not {Range}: {verb} {wanted}";
    }

    public override string ToString() => $"turn {Range}";

    private string Range => most == least ? $"{least}" : most == int.MaxValue ? $"{least}+" : $"{least}-{most}";

    private bool IsBeyond(int from, int to) => to < least || from > most;

    private bool Has(int from, int to) => from >= least && to <= most;
}
