using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Checks;

/// <summary>
/// Whether streams arrive while they are made: SSE-18. What holds streams back holds all of them back; a single one that comes
/// at once tells of a fast agent, or of a busy machine between. What compresses streams without flushing them holds back those
/// that are compressed.
/// </summary>
internal sealed class StreamBufferingCheck : IRunCheck
{
    private const int FewestDeltas = 8;
    private const double LatePart = 0.1;

    private static readonly TimeSpan ShortestStream = TimeSpan.FromMilliseconds(300);

    // An agent that thinks long and then speaks fast is late, too; but it does not say everything at once.
    private static readonly TimeSpan AtOnce = TimeSpan.FromMilliseconds(50);

    public IReadOnlyList<string> Requirements => ["SSE-18"];

    public bool NeedsWholeRun => true;

    public IEnumerable<Observation> Judge(IReadOnlyList<Evidence> run) =>
        run.Where(IsTelling).GroupBy(evidence => evidence.Response!.Decoded).SelectMany(Judge);

    private static IEnumerable<Observation> Judge(IGrouping<string, Evidence> alike)
    {
        var streams = alike.ToList();
        var areHeldBack = streams.TrueForAll(ArrivesAtOnce);
        return
            from evidence in streams
            let response = evidence.Response!
            select !ArrivesAtOnce(evidence) ? evidence.Held("SSE-18")
                : !areHeldBack ? evidence.Unproven("SSE-18", "other streams of the run arrive while they are made")
                : evidence.Violated(
                    "SSE-18",
                    "The whole stream arrives at once, at the end.",
                    "deltas as they are made",
                    $"all {response.Body.Length} bytes between {response.Pieces[0].At.TotalMilliseconds:0} and {response.Pieces[^1].At.TotalMilliseconds:0} ms",
                    Place.InBody(0, response.Body.Length));
    }

    private static bool IsTelling(Evidence evidence) =>
        evidence is { StreamedReply: { EndedByItself: true } reply, Response.Pieces: [.., var last] }
        && last.At >= ShortestStream
        && reply.Chunks.Count(chunk => chunk.HasText) >= FewestDeltas;

    private static bool ArrivesAtOnce(Evidence evidence)
    {
        var pieces = evidence.Response!.Pieces;
        var (first, end) = (pieces[0].At, pieces[^1].At);
        return pieces.Count == 1 || (first >= end * (1 - LatePart) && end - first <= AtOnce);
    }
}
