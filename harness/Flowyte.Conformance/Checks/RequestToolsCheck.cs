using Flowyte.Conformance.Json;
using Flowyte.Conformance.Verdicts;

namespace Flowyte.Conformance.Checks;

/// <summary>Whether tools that a request brings are left alone: IGN-11. An agent may call tools of its own.</summary>
internal sealed class RequestToolsCheck : IExchangeCheck
{
    public IReadOnlyList<string> Requirements => ["IGN-11"];

    public IEnumerable<Observation> Judge(Evidence evidence)
    {
        var offered = Offered(evidence.RequestBody);
        if (offered.Count == 0 || !(evidence.IsCompletion || evidence.StreamedReply is not null))
        {
            yield break;
        }

        var called = Called(evidence).FirstOrDefault(call => call.Name.AsString() is { } name && offered.Contains(name));
        yield return evidence.HeldUnless(
            called.Name is not null,
            "IGN-11",
            "The reply calls a tool that the request brought.",
            "a reply as without the request's tools",
            called.Name is null ? "" : JsonText.Preview(called.Name, 100),
            called.Place);
    }

    private static HashSet<string> Offered(JsonNode? request)
    {
        var functions = (request?["tools"]?.Items ?? []).Select(tool => tool["function"] ?? tool["custom"]).Concat(request?["functions"]?.Items ?? []);
        return [.. functions.Select(function => function?["name"]?.AsString()).OfType<string>()];
    }

    private static IEnumerable<(JsonNode Name, FindingLocation Place)> Called(Evidence evidence) => evidence.StreamedReply is { } reply
        ? reply.Chunks.SelectMany(chunk => Names(chunk.Delta).Select(name => (name, chunk.Locate(name.Offset, name.Length))))
        : (evidence.Json.Root?["choices"]?.Items ?? []).SelectMany(choice => Names(choice["message"])).Select(name => (name, Place.InBody(name.Offset, name.Length)));

    private static IEnumerable<JsonNode> Names(JsonNode? message) => (message?["tool_calls"]?.Items ?? [])
        .Select(call => (call["function"] ?? call["custom"])?["name"])
        .Append(message?["function_call"]?["name"])
        .OfType<JsonNode>();
}
