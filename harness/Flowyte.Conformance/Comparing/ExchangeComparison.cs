using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Comparing;

/// <summary>
/// Compares the structure of two answers to the same request, from the whole to its parts. Where the whole differs, its parts are not
/// compared: that a refusal has other members than a completion is no news.
/// </summary>
internal static class ExchangeComparison
{
    /// <summary>What differs, a root difference once.</summary>
    /// <param name="live">What the live endpoint answered, without its key.</param>
    /// <param name="mock">What the mock answered, without its key.</param>
    public static IReadOnlyList<SeenDifference> Compare(Exchange live, Exchange mock) =>
        [.. Compare(new ExchangeStructure(live), new ExchangeStructure(mock))];

    public static IEnumerable<SeenDifference> Compare(ExchangeStructure live, ExchangeStructure mock)
    {
        // A status that only one side has says no more than that the other side's answer did not come.
        var status = live.Status is null || mock.Status is null ? null : Answer("status", live.Status, mock.Status);
        if ((status ?? Answer("end", live.End, mock.End)) is { } whole)
        {
            return [whole];
        }

        if (live.Status is null || mock.Status is null)
        {
            return [];
        }

        if (!live.IsWhole)
        {
            // How much of the body arrived is chance.
            return Facts.Compare(StructureArea.Head, "", live.Head, mock.Head);
        }

        return Answer("body", live.Body, mock.Body) is { } body
            ? [body with { Live = Named(live), Mock = Named(mock) }]
            : [.. Facts.Compare(StructureArea.Head, "", live.Head, mock.Head), .. Bodies(live, mock)];
    }

    private static IEnumerable<SeenDifference> Bodies(ExchangeStructure live, ExchangeStructure mock)
    {
        if (live.IsCoded)
        {
            return [];
        }

        if (live.IsStream)
        {
            // A kind of frame that only one side has is told by the order of the frames.
            return FrameKinds.Compare(live.Stream.Frames, mock.Stream.Frames)
                .Concat(Facts.Compare(StructureArea.Stream, "", live.Stream.Form, mock.Stream.Form))
                .Concat(live.Stream.Chunks.Keys.Where(mock.Stream.Chunks.ContainsKey).SelectMany(kind =>
                    Facts.Compare(StructureArea.Chunk, kind, live.Stream.Chunks[kind], mock.Stream.Chunks[kind])));
        }

        return live.IsJson ? Facts.Compare(live.JsonArea, "", live.Members(), mock.Members()) : [];
    }

    private static SeenDifference? Answer(string place, string? live, string? mock) =>
        live == mock ? null : new(StructureArea.Answer, place, "", live, mock);

    private static string Named(ExchangeStructure structure) =>
        structure.Head.TryGetValue("Content-Type", out var type) ? $"{structure.Body} ({type})" : structure.Body;
}
