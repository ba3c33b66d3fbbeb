namespace Flowyte.Conformance.SdkAdapter;

/// <summary>A call of a tool by an assistant.</summary>
internal sealed record RequestToolCall(string Id, RequestFunction Function);
