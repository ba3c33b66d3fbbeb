namespace Flowyte.Conformance.Checks;

/// <summary>Whether comments and ids stay apart: SSE-12.</summary>
internal sealed class HeartbeatCheck : StreamCheck
{
    public override IReadOnlyList<string> Requirements => ["SSE-12"];

    protected override IEnumerable<Observation> Judge(Evidence evidence, StreamedReply reply)
    {
        var hasId = false;
        foreach (var block in reply.Events.Blocks.TakeWhile(block => block.Offset < reply.End))
        {
            hasId |= block.Id is not null;
            if (hasId && block is { IsCommentOnly: true, IsTerminated: true })
            {
                yield return evidence.Violated(
                    "SSE-12",
                    "A block of comments follows an id; openai-python reads it as an event without data.",
                    "no id, or no blocks of comments",
                    Excerpt.Of(reply.Events.Body.Span.Slice(block.Offset, block.Length)),
                    Place.InBody(block.Offset, block.Length));
            }
        }

        if (reply.Data.Count > 0)
        {
            yield return evidence.Held("SSE-12");
        }
    }
}
