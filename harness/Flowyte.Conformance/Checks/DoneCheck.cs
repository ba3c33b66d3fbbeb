using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Checks;

/// <summary>How a stream says that it is over: SSE-8, SSE-9 and SSE-10.</summary>
internal sealed class DoneCheck : StreamCheck
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    public override IReadOnlyList<string> Requirements => ["SSE-8", "SSE-9", "SSE-10"];

    protected override IEnumerable<Observation> Judge(Evidence evidence, StreamedReply reply)
    {
        yield return JudgeDone(evidence, reply);
        if (reply.Done is { } done)
        {
            foreach (var observation in JudgeAfter(evidence, reply, done))
            {
                yield return observation;
            }
        }
    }

    private static Observation JudgeDone(Evidence evidence, StreamedReply reply)
    {
        const string Expected = "data: [DONE], once and to the byte";
        var other = reply.Data.FirstOrDefault(chunk => chunk.IsMeantAsDone && chunk != reply.Done)
            ?? (reply.Done is null ? reply.Data.FirstOrDefault(chunk => chunk.IsDoneEvent) : null);
        if (other is not null)
        {
            return evidence.Violated(
                "SSE-8",
                reply.Done is null ? "What ends the stream is not [DONE] to the byte." : "[DONE] comes more than once.",
                Expected,
                Excerpt.Of(other.Data.Span),
                other.Location);
        }

        return reply switch
        {
            { Done: not null } => evidence.Held("SSE-8"),
            { Unread: null } => evidence.Violated("SSE-8", "The stream ends without [DONE].", Expected, "the end of the body", Place.InBody(reply.Events.Body.Length)),
            _ => evidence.Unproven("SSE-8", reply.Unread),
        };
    }

    private static IEnumerable<Observation> JudgeAfter(Evidence evidence, StreamedReply reply, Chunk done)
    {
        // Blank lines and comments do no harm; another [DONE] is found by SSE-8.
        var events = reply.Events;
        var next = events.Lines.FirstOrDefault(line =>
            line.Offset >= reply.End
            && line.Kind is EventStreamLineKind.Field or EventStreamLineKind.IgnoredField
            && !(line.IsData && new Chunk(done, line, events.ValueBytes(line)).IsMeantAsDone));
        var follows = next.Length > 0;
        yield return evidence.HeldUnless(
            follows,
            "SSE-9",
            "Something follows [DONE].",
            "nothing but blank lines and comments",
            follows ? Excerpt.Of(events.Bytes(next).Span) : "",
            Place.InBody(next.Offset, events.Body.Length - next.Offset));

        if (evidence.Exchange.End is ExchangeEnd.Complete or ExchangeEnd.TimedOut)
        {
            var wait = evidence.Exchange.Timing.Total - done.ArrivedAt;
            yield return evidence.HeldUnless(
                wait > LongestWait,
                "SSE-10",
                "The body stays open after [DONE].",
                "its end within 1 s",
                evidence.Exchange.End == ExchangeEnd.TimedOut ? $"no end within {wait.TotalSeconds:0.0} s" : $"{wait.TotalSeconds:0.0} s",
                done.Location);
        }
    }
}
