using Flowyte.Conformance.Json;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Checks;

/// <summary>What the events of a stream carry: SSE-5, SSE-11, SSE-13 and SSE-20.</summary>
internal sealed class EventDataCheck : StreamCheck
{
    public override IReadOnlyList<string> Requirements => ["SSE-5", "SSE-11", "SSE-13", "SSE-20"];

    protected override IEnumerable<Observation> Judge(Evidence evidence, StreamedReply reply)
    {
        foreach (var chunk in reply.BeforeDone)
        {
            if (IsBroken(chunk))
            {
                yield return evidence.Violated(
                    "SSE-5", "The data of the event is not one JSON object.", "one JSON object, or [DONE]", Describe(chunk), FaultLocation(chunk));
            }

            if (chunk.EventType != "message" && chunk is { IsMeantAsDone: false, IsDoneEvent: false, IsError: false })
            {
                yield return chunk.IsForeign
                    ? evidence.Violated("SSE-20", "The event is no chunk.", "a chunk, or a comment as heartbeat", $"event: {chunk.EventType} with {Excerpt.Of(chunk.Data.Span)}", chunk.Location)
                    : evidence.Violated("SSE-13", "The event has a name of its own.", "no event field, or event: message", $"event: {chunk.EventType}", chunk.Location);
            }
        }

        foreach (var block in reply.Events.Blocks.Where(block => block.Offset < reply.End && block.IsTerminated && IsEmpty(block)))
        {
            yield return evidence.Violated(
                "SSE-11",
                block.HasData ? "The data of the event is empty." : "The block has fields but no data.",
                "data in every block, or comments alone",
                Excerpt.Of(reply.Events.Body.Span.Slice(block.Offset, block.Length)),
                Place.InBody(block.Offset, block.Length));
        }

        if (reply.Data.Count > 0)
        {
            yield return evidence.Held("SSE-5");
            yield return evidence.Held("SSE-11");
            yield return evidence.Held("SSE-13");
            yield return evidence.Held("SSE-20");
        }
    }

    // Where lines of the event are dropped (SSE-2) or its end is missing (SSE-6), its data is broken as a mere consequence.
    private static bool IsBroken(Chunk chunk) =>
        chunk is { Data.Length: > 0, IsMeantAsDone: false, IsDoneEvent: false, Block.IsTerminated: true }
        && !chunk.LacksLines
        && (chunk.Json.Root is not { Kind: JsonKind.Object } || Stopper(chunk) is not null);

    private static JsonFault? Stopper(Chunk chunk) => chunk.Json.Faults.FirstOrDefault(fault =>
        fault.Kind is JsonFaultKind.Syntax or JsonFaultKind.Empty or JsonFaultKind.ByteOrderMark or JsonFaultKind.TrailingBytes or JsonFaultKind.TooDeep or JsonFaultKind.TooLarge);

    private static string Describe(Chunk chunk) => Stopper(chunk) is { } fault
        ? $"{fault.Message}: {Excerpt.Of(chunk.Data.Span)}"
        : Excerpt.Of(chunk.Data.Span);

    private static Verdicts.FindingLocation FaultLocation(Chunk chunk) =>
        Stopper(chunk) is { } fault ? chunk.Locate(fault.Offset, 1) : chunk.DataLocation;

    // Blocks of dropped lines alone are found as such (SSE-2).
    private static bool IsEmpty(EventStreamBlock block) => block.HasData
        ? block.DataBytes.Length == 0
        : block.Lines.Any(StreamedReply.IsField);
}
