using System.Text;
using Flowyte.Conformance.Clients.Adapters;
using Flowyte.Conformance.Clients.Scenarios;
using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Clients.Judging;

/// <summary>What a client sends (SENDS).</summary>
internal static class SentRequest
{
    private const string Path = "/chat/completions";
    private const string KeyMark = "flowyte_sk_";

    public static void Check(ClientBench bench, AdapterMode mode, string scenario, IReadOnlyList<SeenRequest> seen, string prompt)
    {
        foreach (var request in seen)
        {
            var path = request.Path.Split('?', 2)[0];
            var root = JsonText.Parse(Encoding.UTF8.GetBytes(request.Body)).Root;
            bench.Check("SENDS-1", mode, scenario, FaultOfBody(bench, root, prompt));
            bench.Check("SENDS-2", mode, scenario, request.Method == "POST" && path.EndsWith($"/api/v1{Path}", StringComparison.Ordinal) ? "" : $"It sent {request.Method} {path}.");
            bench.Check("SENDS-3", mode, scenario, FaultOfKey(request));
            bench.Check("SENDS-4", mode, scenario, Header(request, "Content-Type") is { } type && type.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) ? "" : $"Content-Type is {Header(request, "Content-Type") ?? "missing"}.");
        }
    }

    private static string FaultOfBody(ClientBench bench, JsonNode? root, string prompt)
    {
        if (root is null)
        {
            return "The body is no JSON.";
        }

        if (bench.Specs.Schemas.Validate("request", root).Errors is [var error, ..])
        {
            return $"{error.Pointer}: expected {error.Expected}, but it is {error.Actual}.";
        }

        var said = JsonPointer.Find(root, "/messages/0/content");
        var text = said?.AsString() ?? (said is { Items: [var part] } ? part["text"]?.AsString() : null);
        return text == prompt ? "" : "The message is not the one that the caller gave.";
    }

    private static string FaultOfKey(SeenRequest request) => request switch
    {
        _ when request.Path.Contains(KeyMark, StringComparison.Ordinal) || request.Body.Contains(KeyMark, StringComparison.Ordinal) => "The key stands in the address or the body.",
        _ when Header(request, "Authorization")?.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) != true => "There is no Authorization: Bearer.",
        _ => "",
    };

    private static string? Header(SeenRequest request, string name) =>
        request.Headers.Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value).FirstOrDefault();
}
