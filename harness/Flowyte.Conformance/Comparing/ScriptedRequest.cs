using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Comparing;

/// <summary>A request that somebody else wrote.</summary>
/// <param name="Id">The id of the exchange that it becomes.</param>
/// <param name="Agent">The agent that is asked.</param>
/// <param name="Body">The body, an object without <c>model</c>.</param>
public sealed record ScriptedRequest(string Id, string Agent, JsonNode Body);
