namespace Flowyte.Conformance.Checks;

/// <summary>When the bytes of a stream arrive: SSE-14.</summary>
internal sealed class StreamPaceCheck : StreamCheck
{
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(20);

    public override IReadOnlyList<string> Requirements => ["SSE-14"];

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
    }
}
