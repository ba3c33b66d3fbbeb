namespace Flowyte.MockServer.Cases;

/// <summary>Finds cases that can never be taken.</summary>
internal static class CaseLint
{
    /// <summary>Looks at the cases of an agent.</summary>
    /// <returns>Each case with what is wrong with it, in the order of the file.</returns>
    public static IEnumerable<(ReplyCase Case, string Message)> Check(CaseSet cases)
    {
        foreach (var reply in cases.InOrder)
        {
            if (Contradiction(reply) is { } contradiction)
            {
                yield return (reply, $"{Sentence(reply)} can never match: {contradiction}. Take one of the two away.");
            }
            else if (Hider(cases, reply) is { } hider)
            {
                yield return (reply, Hidden(reply, hider));
            }
        }
    }

    private static string Hidden(ReplyCase reply, ReplyCase hider)
    {
        var place = $"{hider.Place} (line {hider.Place.Line})";
        return Implies(hider, reply)
            ? $"{Sentence(reply)} is never taken: {place} has the same conditions and is looked at first. Take one of them away."
            : $"{Sentence(reply)} is never taken: {place} fits whatever it fits, and is looked at first. {Remedy(reply, hider)}.";
    }

    // The order of the file decides between equals alone.
    private static string Remedy(ReplyCase reply, ReplyCase hider) =>
        hider.Specificity == reply.Specificity ? "Put it before that one, or narrow that one down" : "Narrow that one down, or ask for more in it";

    // A case is hidden by one that is looked at before it and asks for nothing that it does not ask for itself.
    private static ReplyCase? Hider(CaseSet cases, ReplyCase reply) => cases.InRank
        .TakeWhile(other => other != reply)
        .FirstOrDefault(other => Implies(reply, other));

    /// <summary>Whether whatever fits one case certainly fits the other.</summary>
    private static bool Implies(ReplyCase narrow, ReplyCase broad) =>
        broad.Conditions.All(wanted => narrow.Conditions.Any(given => given.Implies(wanted)));

    private static string? Contradiction(ReplyCase reply)
    {
        var last = reply.Conditions.OfType<LastMessageCondition>().Select(condition => condition.Pattern).ToArray();
        if (last.OfType<ExactPattern>().FirstOrDefault() is { } exact && last.FirstOrDefault(other => !exact.Implies(other)) is { } broken)
        {
            return $"a message that {exact} never {broken}";
        }

        var excluded = reply.Conditions
            .SelectMany(one => reply.Conditions.Where(one.Excludes), (one, other) => (one, other))
            .FirstOrDefault();
        return excluded.one is null ? null : $"{excluded.one} and {excluded.other} never hold at the same time";
    }

    private static string Sentence(ReplyCase reply) => $"C{reply.Place.ToString()[1..]}";
}
