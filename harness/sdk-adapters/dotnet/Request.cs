namespace Flowyte.Conformance.SdkAdapter;

/// <summary>A line to the adapter.</summary>
internal sealed record Request(
    string Type, string Id, string Mode, Uri BaseUrl, string Key, string Agent, IReadOnlyList<RequestMessage> Messages, bool Stream, int TimeoutMs, int? MaxRetries, int? CancelAfterChunks);
