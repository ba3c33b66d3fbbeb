namespace Flowyte.Conformance.SdkAdapter;

/// <summary>A message of a conversation.</summary>
internal sealed record RequestMessage(string Role, string Content);
