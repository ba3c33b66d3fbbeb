namespace Flowyte.Conformance.Latencies;

/// <summary>How long a target took for one reply of the agent.</summary>
/// <param name="Exchange">The id of the exchange, which is the same in every run of the same plan.</param>
/// <param name="FirstTokenMs">From the request being sent until the first text of the reply could be shown, in milliseconds; null where the reply was no stream, or had no text.</param>
/// <param name="TotalMs">From the request being sent until the reply was there whole, in milliseconds.</param>
public sealed record ReplyLatency(string Exchange, double? FirstTokenMs, double TotalMs);
