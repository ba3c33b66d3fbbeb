namespace Flowyte.Conformance.Checks;

/// <summary>Whether blank lines end the events of a stream: SSE-6 and SSE-7.</summary>
internal sealed class EventEndCheck : StreamCheck
{
    public override IReadOnlyList<string> Requirements => ["SSE-6", "SSE-7"];

    protected override IEnumerable<Observation> Judge(Evidence evidence, StreamedReply reply)
    {
        var joined = reply.Data.Zip(reply.Data.Skip(1)).Where(pair => pair is { First.SharesBlock: true, Second.SharesBlock: true } && pair.First.Block == pair.Second.Block);
        foreach (var (_, second) in joined)
        {
            yield return evidence.Violated(
                "SSE-6",
                "No blank line stands between two events; clients read them as one.",
                "a blank line after each event",
                $"one line end, then data: {Excerpt.Of(second.Data.Span)}",
                Place.InBody(second.Location.Offset));
        }

        var tail = reply.EndedByItself && reply.Events.Tail is { HasData: true } && reply.Data is [.., var last] ? last : null;
        if (tail is { IsMeantAsDone: false })
        {
            yield return evidence.Violated(
                "SSE-6",
                "The body ends before the blank line of its last event; clients drop the event.",
                "a blank line after each event",
                Excerpt.Of(tail.Data.Span),
                tail.Location);
        }

        if (reply.Data.Any(chunk => !chunk.IsMeantAsDone))
        {
            yield return evidence.Held("SSE-6");
        }

        if (reply.EndedByItself && reply.Data.LastOrDefault(chunk => chunk.IsMeantAsDone) is { } done)
        {
            yield return evidence.HeldUnless(
                !done.Block.IsTerminated, "SSE-7", "No blank line follows [DONE].", "a blank line after [DONE]", "the end of the body", done.Location);
        }
    }
}
