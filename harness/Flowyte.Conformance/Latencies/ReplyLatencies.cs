using Flowyte.Conformance.Checks;
using Flowyte.Conformance.Checks.Native;
using Flowyte.Conformance.Json;
using Flowyte.Conformance.Running;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Latencies;

/// <summary>Takes the latencies of the agent's replies from the exchanges of a run.</summary>
internal static class ReplyLatencies
{
    /// <summary>The latency of every reply that arrived whole, in the order of the plan.</summary>
    public static IReadOnlyList<ReplyLatency> Of(IEnumerable<Exchange> exchanges, Target target) =>
    [
        .. from exchange in exchanges
           where exchange is { End: ExchangeEnd.Complete, Response.Status: >= 200 and < 300 } && target.AsksAgent(exchange.Request)
           select new ReplyLatency(exchange.Id, Rounded(FirstTokenOf(exchange.Response!)), Rounded(exchange.Timing.Total)!.Value),
    ];

    private static TimeSpan? FirstTokenOf(WireResponse response) => IsStream(response)
        ? EventStream.Read(response.Body, response.Pieces, StreamedReply.Limits).Events.FirstOrDefault(HasText)?.At
        : null;

    private static bool IsStream(WireResponse response) => response.MediaType == "text/event-stream" || StreamSniffer.IsStream(response.Body.Span);

    private static bool HasText(EventStreamBlock block)
    {
        var frame = new SessionFrame(block);
        var content = frame.Json.Root is { } root ? PointerPattern.Find(root, "/choices/*/delta/content").FirstOrDefault() : null;
        return (content?.AsString() ?? frame.Text) is { Length: > 0 };
    }

    // A tenth of a millisecond is as fine as a clock over a socket can tell.
    private static double? Rounded(TimeSpan? time) => time is { } value ? Math.Round(value.TotalMilliseconds, 1) : null;
}
