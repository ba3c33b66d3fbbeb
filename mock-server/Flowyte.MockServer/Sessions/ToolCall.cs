using System.Text.Json;

namespace Flowyte.MockServer.Sessions;

/// <summary>A call of a tool by an agent.</summary>
/// <param name="Id">The id, which is unique.</param>
/// <param name="Name">The name of the tool.</param>
/// <param name="Arguments">What it was called with, an object.</param>
/// <param name="Result">What it gave back; null where nothing is known of it.</param>
internal sealed record ToolCall(string Id, string Name, JsonElement Arguments, JsonElement? Result);
