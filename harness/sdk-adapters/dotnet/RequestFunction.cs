namespace Flowyte.Conformance.SdkAdapter;

/// <summary>The function that a tool is, and its arguments as JSON.</summary>
internal sealed record RequestFunction(string Name, string Arguments);
