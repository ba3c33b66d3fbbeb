using Flowyte.Conformance.Checks;
using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Comparing;

/// <summary>What the frames of a stream are to a client, and in which order they come.</summary>
internal static class FrameKinds
{
    private const string Content = "content";
    private const string And = " and ";
    private const int MostShown = 12;

    /// <summary>What a frame carries: <c>role</c>, <c>content</c>, <c>finish</c>, <c>usage</c>, several of them, <c>error</c> or <c>[DONE]</c>.</summary>
    public static string Of(Chunk chunk)
    {
        var kind = chunk switch
        {
            { IsDone: true } => "[DONE]",
            { IsMeantAsDone: true } => "[DONE] in another spelling",
            _ when chunk.Json.Root is not { Kind: JsonKind.Object } => "no JSON object",
            { IsError: true } => "error",
            _ => OfChunk(chunk),
        };
        return chunk.EventType == "message" ? kind : Facts.Bounded($"event {chunk.EventType}: {kind}");
    }

    /// <summary>
    /// The kinds in their order. How many frames of content there are never counts, and neither does whether the first or the last piece of
    /// text has a frame to itself where another frame carries text already.
    /// </summary>
    public static IReadOnlyList<string> Sequence(IReadOnlyList<string> kinds)
    {
        var runs = new List<(string Kind, int Count)>();
        foreach (var kind in kinds)
        {
            if (runs is [.., var last] && last.Kind == kind)
            {
                runs[^1] = (kind, last.Count + 1);
            }
            else
            {
                runs.Add((kind, 1));
            }
        }

        return
        [
            .. runs.Where((run, index) => run.Kind != Content || !(CarriesContent(runs, index - 1) || CarriesContent(runs, index + 1)))
                .Select(run => run.Kind == Content ? "content…" : run.Count == 1 ? run.Kind : $"{run.Kind} ×{run.Count}"),
        ];
    }

    /// <summary>How two sequences differ: by the frames that one of them lacks, or in their order.</summary>
    public static IEnumerable<SeenDifference> Compare(IReadOnlyList<string> live, IReadOnlyList<string> mock)
    {
        if (live.SequenceEqual(mock))
        {
            return [];
        }

        // Who lacks a frame lacks it in streams of any kind: that is one difference, and not one for each order that it leaves.
        return live.Where(mock.Contains).SequenceEqual(mock) ? live.Except(mock).Select(kind => Frame(kind, PlaceOf(kind, live), null))
            : mock.Where(live.Contains).SequenceEqual(live) ? mock.Except(live).Select(kind => Frame(kind, null, PlaceOf(kind, mock)))
            : [new(StructureArea.Stream, "frames", "", Shown(live), Shown(mock))];
    }

    private static SeenDifference Frame(string kind, string? live, string? mock) => new(StructureArea.Stream, $"frame {kind}", "", live, mock);

    private static string PlaceOf(string kind, IReadOnlyList<string> sequence) =>
        sequence.ToList().IndexOf(kind) is > 0 and var index ? $"behind {sequence[index - 1]}" : "first";

    private static string Shown(IReadOnlyList<string> sequence) =>
        sequence.Count == 0 ? "none" : string.Join(", ", sequence.Take(MostShown)) + (sequence.Count > MostShown ? ", …" : "");

    private static bool CarriesContent(List<(string Kind, int Count)> runs, int index) =>
        index >= 0 && index < runs.Count && runs[index].Kind != Content && runs[index].Kind.Split(And).Contains(Content);

    private static string OfChunk(Chunk chunk)
    {
        var delta = chunk.Delta;
        List<string> parts =
        [
            .. Where(delta?["role"] is { Kind: not JsonKind.Null }, "role"),
            .. Where(delta?["tool_calls"] is { Kind: JsonKind.Array }, "tool calls"),
            .. Where(chunk.HasText, Content),
            .. Where(chunk.FinishReason is not null, "finish"),
            .. Where(chunk.Usage is not null, "usage"),
        ];
        return parts.Count > 0 ? string.Join(And, parts) : chunk.Content is not null ? Content : chunk.Choices.Count == 0 ? "no choices" : "empty delta";
    }

    private static IEnumerable<string> Where(bool holds, string part) => holds ? [part] : [];
}
