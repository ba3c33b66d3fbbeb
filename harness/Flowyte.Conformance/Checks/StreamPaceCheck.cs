using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Checks;

/// <summary>When the bytes of a stream arrive: SSE-14 and SSE-18.</summary>
internal sealed class StreamPaceCheck : StreamCheck
{
    private const int FewestDeltas = 8;
    private const double LatePart = 0.1;

    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan ShortestStream = TimeSpan.FromMilliseconds(300);

    // An agent that thinks long and then speaks fast is late, too; but it does not say everything at once.
    private static readonly TimeSpan AtOnce = TimeSpan.FromMilliseconds(50);

    public override IReadOnlyList<string> Requirements => ["SSE-14", "SSE-18"];

    protected override IEnumerable<Observation> Judge(Evidence evidence, StreamedReply reply)
    {
        var pieces = evidence.Response!.Pieces;
        if (pieces.Count == 0)
        {
            yield break;
        }

        var before = evidence.Exchange.Timing.FirstByte ?? pieces[0].At;
        foreach (var piece in pieces)
        {
            if (piece.At - before > LongestSilence)
            {
                yield return evidence.Violated(
                    "SSE-14", "The stream is silent for long.", "a byte every 20 s, such as a comment", $"{(piece.At - before).TotalSeconds:0.0} s", Place.InBody(piece.Offset));
            }

            before = piece.At;
        }

        yield return evidence.Held("SSE-14");

        var end = pieces[^1].At;
        if (reply.EndedByItself && end >= ShortestStream && reply.Chunks.Count(chunk => chunk.HasText) >= FewestDeltas)
        {
            yield return evidence.HeldUnless(
                ArrivesAtOnce(pieces, end),
                "SSE-18",
                "The whole stream arrives at once, at the end.",
                "deltas as they are made",
                $"all {evidence.Response.Body.Length} bytes between {pieces[0].At.TotalMilliseconds:0} and {end.TotalMilliseconds:0} ms",
                Place.InBody(0, evidence.Response.Body.Length));
        }
    }

    private static bool ArrivesAtOnce(IReadOnlyList<BodyPiece> pieces, TimeSpan end) =>
        pieces.Count == 1 || (pieces[0].At >= end * (1 - LatePart) && end - pieces[0].At <= AtOnce);
}
