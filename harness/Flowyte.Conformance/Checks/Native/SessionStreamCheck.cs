using Flowyte.Conformance.Json;
using Flowyte.Conformance.Running;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Checks.Native;

/// <summary>Whether a message is answered with a stream of named events, as Flowyte documents them: SESS-11 to SESS-16.</summary>
internal sealed class SessionStreamCheck : IExchangeCheck
{
    private const string Form = "event: <type>, data: <json>, and a blank line";

    public IReadOnlyList<string> Requirements => ["SESS-11", "SESS-12", "SESS-13", "SESS-14", "SESS-15", "SESS-16"];

    public bool Concerns(Evidence evidence) => evidence.Api == Api.Sessions;

    public IEnumerable<Observation> Judge(Evidence evidence)
    {
        if (evidence is not { Operation: Operation.PostMessage, AsksForStream: true, Status: >= 200 and < 300, IsLeft: false })
        {
            return [];
        }

        var response = evidence.Response!;
        var form = evidence.HeldUnless(
            response.MediaType != "text/event-stream",
            "SESS-11",
            "The answer has not the media type of event streams.",
            "text/event-stream",
            response.Header("Content-Type") ?? "no Content-Type",
            Place.OfHeader(response, "Content-Type"));
        return SessionStream.Of(evidence) is { } stream ? [form, .. Frames(evidence, stream), .. End(evidence, stream)] : [form];
    }

    private static IEnumerable<Observation> Frames(Evidence evidence, SessionStream stream)
    {
        foreach (var frame in stream.Counting)
        {
            var lack = LackOf(frame);
            yield return evidence.HeldUnless(lack is not null, "SESS-12", $"The frame {lack}.", Form, TextOf(stream, frame), frame.Location);
            if (lack is null)
            {
                var fault = frame.Json.Faults.FirstOrDefault(found => frame.Json.Root is null || found.Kind is JsonFaultKind.TrailingBytes or JsonFaultKind.ByteOrderMark);
                yield return evidence.HeldUnless(
                    fault is not null, "SESS-13", "The data of the frame is not JSON.", "one JSON value", fault is null ? "" : $"{fault.Message}: {frame.Block.Data}", frame.Location);
            }
        }
    }

    private static string? LackOf(SessionFrame frame) =>
        frame.Block.Lines.Any(StreamedReply.IsDropped) ? "has a line that no client reads"
        : frame.Name is null ? "has no event"
        : frame.Block.DataBytes.Length == 0 ? "has no data"
        : !frame.Block.IsTerminated ? "is not ended by a blank line"
        : null;

    private static IEnumerable<Observation> End(Evidence evidence, SessionStream stream)
    {
        if (stream.Terminal is not { } terminal)
        {
            yield return evidence.Exchange.End != ExchangeEnd.Complete ? evidence.Unproven("SESS-14", "the stream was cut off (SESS-1)")
                : stream.Counting.Any(frame => LackOf(frame) is not null) ? evidence.Unproven("SESS-14", "frames of the stream cannot be read (SESS-12)")
                : evidence.Violated(
                    "SESS-14", "The stream has no terminal event.", "event: done, or event: error", stream.Frames is [.., var last] ? TextOf(stream, last) : "no frame", Place.InBody(stream.Events.Body.Length));
            yield break;
        }

        yield return evidence.Held("SESS-14");
        var more = stream.Frames.Skip(stream.Counting.Count).FirstOrDefault();
        yield return evidence.HeldUnless(
            more is not null, "SESS-15", "The stream goes on behind its terminal event.", $"nothing behind event: {terminal.Name}", more is null ? "" : TextOf(stream, more), more?.Location);
        if (stream.IsAnswer)
        {
            yield return evidence.HeldUnless(
                stream.Counting.Count == 1, "SESS-16", "The stream has no event before event: done.", "the pieces of the answer as they come", "event: done alone", terminal.Location);
        }
    }

    private static string TextOf(SessionStream stream, SessionFrame frame) => Excerpt.Of(stream.Events.Body.Span.Slice(frame.Block.Offset, frame.Block.Length));
}
