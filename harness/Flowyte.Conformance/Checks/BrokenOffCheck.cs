using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Checks;

/// <summary>Whether a stream that breaks off can be told from one that is over: HTTP-12.</summary>
internal sealed class BrokenOffCheck : StreamCheck
{
    public override IReadOnlyList<string> Requirements => ["HTTP-12"];

    protected override IEnumerable<Observation> Judge(Evidence evidence, StreamedReply reply)
    {
        if (reply.Error is not null || evidence.Exchange.End is ExchangeEnd.Reset or ExchangeEnd.Truncated)
        {
            yield return evidence.Held("HTTP-12");
        }
        else if (reply is { EndedByItself: true, Gap: null }
            && reply.Chunks.Any(chunk => chunk.HasText)
            && !reply.Data.Any(chunk => chunk.IsMeantAsDone || chunk.IsDoneEvent || chunk.FinishReason is not null))
        {
            yield return evidence.Violated(
                "HTTP-12",
                "The stream stops in the middle of the reply, and the response is whole by its framing.",
                "a finish_reason and [DONE], an error event, or a connection that breaks",
                "none of them",
                Place.InBody(reply.Events.Body.Length));
        }
    }
}
