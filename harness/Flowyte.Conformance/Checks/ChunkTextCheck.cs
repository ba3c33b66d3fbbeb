using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Checks;

/// <summary>
/// Whether the text of chunks holds whole characters and no member twice: SHAPE-4 and SHAPE-5, and CHUNK-19 where the text
/// of the reply itself is cut inside a character.
/// </summary>
internal sealed class ChunkTextCheck : StreamCheck
{
    private const char Replacement = '\uFFFD';

    public override IReadOnlyList<string> Requirements => ["SHAPE-4", "SHAPE-5", "CHUNK-19"];

    protected override IEnumerable<Observation> Judge(Evidence evidence, StreamedReply reply)
    {
        foreach (var chunk in reply.Chunks)
        {
            foreach (var observation in Faults(evidence, chunk))
            {
                yield return observation;
            }
        }

        foreach (var observation in Halves(evidence, reply))
        {
            yield return observation;
        }

        if (reply.Chunks.Count > 0)
        {
            yield return evidence.Held("SHAPE-4");
            yield return evidence.Held("SHAPE-5");
        }

        if (reply.Chunks.Any(chunk => chunk.HasText))
        {
            yield return evidence.Held("CHUNK-19");
        }
    }

    private static IEnumerable<Observation> Faults(Evidence evidence, Chunk chunk)
    {
        foreach (var fault in chunk.Json.Faults)
        {
            if (fault.Kind == JsonFaultKind.DuplicateName)
            {
                yield return evidence.Violated("SHAPE-5", "An object has two members of one name.", "members of different names", fault.Message, chunk.Locate(fault.Offset, 0));
            }
            else if (fault.Kind == JsonFaultKind.LoneSurrogate)
            {
                var inText = chunk.Delta?["content"] is { } content && fault.Offset >= content.Offset && fault.Offset < content.Offset + content.Length;
                yield return evidence.Violated(
                    inText ? "CHUNK-19" : "SHAPE-4",
                    inText ? "The delta is cut inside a character." : "A string holds half of a character.",
                    "whole characters",
                    fault.Message,
                    chunk.Locate(fault.Offset, 6));
            }
        }
    }

    // An agent may write U+FFFD itself; two of them that meet where one delta ends and the next begins are the halves of a character.
    private static IEnumerable<Observation> Halves(Evidence evidence, StreamedReply reply)
    {
        var pairs = reply.Chunks.Where(chunk => chunk.HasText).ToList();
        for (var i = 1; i < pairs.Count; i++)
        {
            var (first, second) = (pairs[i - 1], pairs[i]);
            if (first.Content![^1] == Replacement && second.Content![0] == Replacement && !IsFaulty(first) && !IsFaulty(second))
            {
                yield return evidence.Violated(
                    "CHUNK-19",
                    "A character was cut in two by the end of a delta.",
                    "whole characters in every delta",
                    "U+FFFD at the end of one delta and at the beginning of the next",
                    second.Locate(second.Delta!["content"]!, "/choices/0/delta/content"));
            }
        }
    }

    // Those that reading put there in place of bytes or escapes are found as what they are.
    private static bool IsFaulty(Chunk chunk) => chunk.Json.Faults.Any(fault => fault.Kind is JsonFaultKind.InvalidUtf8 or JsonFaultKind.LoneSurrogate);
}
