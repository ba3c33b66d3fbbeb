using System.Text;

namespace Flowyte.Conformance.Checks;

/// <summary>Whether deltas are increments: CHUNK-18.</summary>
internal sealed class IncrementCheck : StreamCheck
{
    private const int FewestDeltas = 3;

    // Below these a reply may repeat itself by chance: "ha ha ha", "no, no", line breaks.
    private const int ShortestText = 12;
    private const int FewestCharacters = 8;

    public override IReadOnlyList<string> Requirements => ["CHUNK-18"];

    protected override IEnumerable<Observation> Judge(Evidence evidence, StreamedReply reply)
    {
        var chunks = reply.Chunks.Where(chunk => chunk.HasText).ToList();
        if (chunks.Count < FewestDeltas)
        {
            yield break;
        }

        yield return FindRepeat(chunks) is { } repeat
            ? evidence.Violated(
                "CHUNK-18",
                "The delta repeats the text so far.",
                "what is new",
                repeat.Content!,
                repeat.Locate(repeat.Delta!["content"]!, "/choices/0/delta/content"))
            : evidence.Held("CHUNK-18");
    }

    private static Chunk? FindRepeat(List<Chunk> chunks)
    {
        var soFar = new StringBuilder();
        var chain = 1;
        for (var i = 0; i < chunks.Count; i++)
        {
            var text = chunks[i].Content!;
            chain = i > 0 && Extends(text, chunks[i - 1].Content!) ? chain + 1 : 1;

            // Each delta is the one before it and more; or one delta is all that clients have put together from several.
            if ((chain >= FewestDeltas && IsTelling(text))
                || (i >= FewestDeltas - 1 && soFar.Length >= ShortestText && text.Length >= soFar.Length && IsTelling(soFar.ToString()) && text.StartsWith(soFar.ToString(), StringComparison.Ordinal)))
            {
                return chunks[i];
            }

            soFar.Append(text);
        }

        return null;
    }

    private static bool Extends(string text, string before) =>
        text.Length > before.Length && !string.IsNullOrWhiteSpace(before) && text.StartsWith(before, StringComparison.Ordinal);

    private static bool IsTelling(string text) => text.Length >= ShortestText && text.Distinct().Take(FewestCharacters).Count() == FewestCharacters;
}
