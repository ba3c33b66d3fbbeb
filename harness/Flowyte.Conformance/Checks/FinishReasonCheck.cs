namespace Flowyte.Conformance.Checks;

/// <summary>Whether a stream tells once why the reply is over, and nothing after it: CHUNK-14 and CHUNK-17.</summary>
internal sealed class FinishReasonCheck : StreamCheck
{
    public override IReadOnlyList<string> Requirements => ["CHUNK-14", "CHUNK-17"];

    protected override IEnumerable<Observation> Judge(Evidence evidence, StreamedReply reply)
    {
        if (reply.Chunks.Count == 0)
        {
            yield break;
        }

        // The empty string is told by CHUNK-15; it neither ends the reply nor counts as a second end.
        var told = reply.Chunks.Where(chunk => chunk.FinishReason is { } reason && reason.AsString() != "").ToList();
        yield return told switch
        {
            [_] => evidence.Held("CHUNK-14"),
            [] when reply.Gap is { } gap => evidence.Unproven("CHUNK-14", gap),
            [] when reply.Chunks.Any(chunk => chunk.FinishReason is not null) => evidence.Unproven("CHUNK-14", "the finish_reason is empty (CHUNK-15)"),
            [] => evidence.Violated(
                "CHUNK-14", "No chunk tells the finish_reason.", "one chunk with a finish_reason", "none", Place.InBody(reply.End)),
            [_, var second, ..] => evidence.Violated(
                "CHUNK-14",
                $"{told.Count} chunks tell a finish_reason.",
                "one chunk with a finish_reason",
                second.FinishReason!.Text,
                second.Locate(second.FinishReason, "/choices/0/finish_reason")),
        };

        if (told is [var end])
        {
            foreach (var late in reply.Chunks.Where(chunk => chunk.HasText && chunk.Location.Offset > end.Location.Offset))
            {
                yield return evidence.Violated(
                    "CHUNK-17", "Text comes after the finish_reason.", "empty deltas or no choices", late.Content!, late.Locate(late.Delta!["content"]!, "/choices/0/delta/content"));
            }

            yield return evidence.Held("CHUNK-17");
        }
    }
}
