namespace Flowyte.Conformance.Checks;

/// <summary>
/// Whether a client that leaves in the middle of a stream hurts nobody: HTTP-15. It looks at what the same conversation asks next.
/// </summary>
internal sealed class LeavingCheck : IRunCheck
{
    private const string Requirement = "HTTP-15";

    public IReadOnlyList<string> Requirements => [Requirement];

    public IEnumerable<Observation> Judge(IReadOnlyList<Evidence> run)
    {
        var hurt = Hurt(run);
        foreach (var leaving in run.Where(evidence => evidence.Turn.Request.LeavesAtFirstText && evidence.Turn.Expectations.Count > 0))
        {
            if (!leaving.IsLeft)
            {
                yield return leaving.Unproven(Requirement, "the stream was over, or had no text, before the client could leave it");
                continue;
            }

            foreach (var next in Following(run, leaving))
            {
                yield return hurt.Contains(next)
                    ? next.Violated(Requirement, "The request fails after a client has left in the middle of a stream.", "a reply, as requests like it get", ExpectationCheck.Describe(next), Place.OfStatus(next.Response))
                    : next.Status == 200 ? next.Held(Requirement)
                    : next.Unproven(Requirement, "the request may have failed for another reason");
            }
        }
    }

    /// <summary>
    /// The exchanges that failed because a client had left: requests that get a server error right after that,
    /// although other requests with all that they have got replies.
    /// </summary>
    public static IReadOnlySet<Evidence> Hurt(IReadOnlyList<Evidence> run)
    {
        var failed = run.Where(evidence => evidence.IsLeft).SelectMany(leaving => Following(run, leaving)).Where(IsFailure).ToHashSet();
        if (failed.Count == 0)
        {
            return failed;
        }

        var innocent = run.Where(evidence => evidence.IsReply).SelectMany(RequestFeatures.Of).ToHashSet();
        failed.RemoveWhere(evidence => !RequestFeatures.Of(evidence).IsSubsetOf(innocent));
        return failed;
    }

    private static IEnumerable<Evidence> Following(IReadOnlyList<Evidence> run, Evidence leaving) => run
        .SkipWhile(evidence => evidence != leaving)
        .Skip(1)
        .TakeWhile(evidence => ConversationOf(evidence) == ConversationOf(leaving))
        .Where(evidence => evidence.Turn.Kind == Running.TurnKind.Reply && ExpectationCheck.NoOccasion(evidence) is null);

    // That no answer comes at all is told by HTTP-1.
    private static bool IsFailure(Evidence evidence) => evidence.Status >= 500;

    // The id of an exchange is that of its conversation, a slash and the number of the turn.
    private static string ConversationOf(Evidence evidence) => evidence.Exchange.Id[..Math.Max(0, evidence.Exchange.Id.LastIndexOf('/'))];
}
