namespace Flowyte.Conformance.Clients.Adapters;

/// <summary>What came of a request to an adapter.</summary>
/// <param name="Kind">Whether there is an answer.</param>
/// <param name="Answer">The answer; null where there is none.</param>
/// <param name="Detail">Why there is none, for people.</param>
public sealed record AdapterReply(AdapterReplyKind Kind, AdapterAnswer? Answer, string Detail = "");
