namespace Flowyte.Conformance.Clients.Adapters;

/// <summary>A call of a tool by an assistant.</summary>
/// <param name="Id">Names the call; the result repeats it.</param>
/// <param name="Name">The name of the function.</param>
/// <param name="Arguments">Its arguments, as JSON.</param>
public sealed record AdapterToolCall(string Id, string Name, string Arguments);
