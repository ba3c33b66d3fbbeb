namespace Flowyte.Conformance.Checks;

/// <summary>The encoding of a stream, and what its head says to caches: SSE-3, SSE-4 and SSE-15.</summary>
internal sealed class StreamEncodingCheck : StreamCheck
{
    private const int LongestCharacter = 4;

    public override IReadOnlyList<string> Requirements => ["SSE-3", "SSE-4", "SSE-15"];

    protected override IEnumerable<Observation> Judge(Evidence evidence, StreamedReply reply)
    {
        var events = reply.Events;
        if (events.Body.Length == 0)
        {
            yield break;
        }

        // A character that the end of a broken stream cuts is no fault of its own.
        var invalid = events.InvalidUtf8Offset is { } offset && (reply.EndedByItself || offset <= events.Body.Length - LongestCharacter) ? offset : -1;
        yield return evidence.HeldUnless(
            invalid >= 0,
            "SSE-3",
            "The stream is not UTF-8.",
            "UTF-8 throughout",
            invalid >= 0 ? $"the byte 0x{events.Body.Span[invalid]:X2}" : "",
            Place.InBody(Math.Max(0, invalid), 1));

        yield return evidence.HeldUnless(
            events.HasByteOrderMark, "SSE-4", "The stream begins with a byte-order mark.", "the first line", "the bytes EF BB BF", Place.InBody(0, 3));

        var caching = evidence.Response!.Header("Cache-Control") ?? "";
        yield return evidence.HeldUnless(
            !caching.Contains("no-cache", StringComparison.OrdinalIgnoreCase) && !caching.Contains("no-store", StringComparison.OrdinalIgnoreCase),
            "SSE-15",
            "Nothing keeps caches from storing the stream.",
            "Cache-Control: no-cache",
            caching.Length == 0 ? "no Cache-Control" : caching,
            Place.OfHeader(evidence.Response, "Cache-Control"));
    }
}
