using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Checks;

/// <summary>The lines of a stream: SSE-2, SSE-16 and SSE-17.</summary>
internal sealed class StreamLinesCheck : StreamCheck
{
    public override IReadOnlyList<string> Requirements => ["SSE-2", "SSE-16", "SSE-17"];

    protected override IEnumerable<Observation> Judge(Evidence evidence, StreamedReply reply)
    {
        var events = reply.Events;
        foreach (var line in events.Lines)
        {
            // What stands after [DONE] is the business of SSE-9, whatever it is.
            if (line.Offset < reply.End && StreamedReply.IsDropped(line))
            {
                yield return evidence.Violated(
                    "SSE-2", "Every client drops this line.", "data, event, id, retry or a comment", Excerpt.Of(events.Bytes(line).Span), Place.Of(line));
            }

            if (line is { IsData: true, ValueLength: > 0 } && line.ValueOffset == line.Offset + "data:".Length)
            {
                yield return evidence.Violated(
                    "SSE-16", "No space follows the colon of data.", "data: and a space", Excerpt.Of(events.Bytes(line).Span), Place.Of(line));
            }

            if (line.Ending == LineEnding.Cr)
            {
                yield return evidence.Violated("SSE-17", "The line ends in CR alone.", "LF or CRLF", "CR", Place.InBody(line.ContentEnd, 1));
            }
        }

        if (events.Limit is not EventStreamLimit.None)
        {
            yield return evidence.Violated(
                "SSE-2",
                "The stream is too large for an event stream; the rest of it is not judged.",
                "lines and events of a size and number that clients can bear",
                $"more than the harness reads ({events.Limit})",
                Place.InBody(events.TokenizedLength, events.Body.Length - events.TokenizedLength));
        }

        if (events.Lines.Count > 0)
        {
            yield return evidence.Held("SSE-2");
            yield return evidence.Held("SSE-16");
            yield return evidence.Held("SSE-17");
        }
    }
}
