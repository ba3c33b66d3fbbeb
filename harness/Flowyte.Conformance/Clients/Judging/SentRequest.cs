using System.Text;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Clients.Scenarios;
using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Clients.Judging;

/// <summary>What a client sends (SENDS).</summary>
internal static class SentRequest
{
    private const string Path = "/chat/completions";

    // A server that keeps no keys writes a mark in their place.
    private static readonly string[] KeyMarks = ["flowyte_sk_", "[redacted]"];

    public static void Check(Specs specs, IReadOnlyList<SeenRequest> seen, string prompt, CheckSink check)
    {
        foreach (var request in seen)
        {
            var path = request.Path.Split('?', 2)[0];
            var root = JsonText.Parse(Encoding.UTF8.GetBytes(request.Body)).Root;
            check("SENDS-1", FaultOfBody(specs, root, prompt));
            check("SENDS-2", request.Method == "POST" && path.EndsWith($"/api/v1{Path}", StringComparison.Ordinal) ? "" : $"It sent {request.Method} {path}.");
            check("SENDS-3", FaultOfKey(request));
            check("SENDS-4", Header(request, "Content-Type") is { } type && type.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) ? "" : $"Content-Type is {Header(request, "Content-Type") ?? "missing"}.");
        }
    }

    private static string FaultOfBody(Specs specs, JsonNode? root, string prompt)
    {
        if (root is null)
        {
            return "The body is no JSON.";
        }

        if (specs.Schemas.Validate("request", root).Errors is [var error, ..])
        {
            return $"{error.Pointer}: expected {error.Expected}, but it is {error.Actual}.";
        }

        var said = JsonPointer.Find(root, "/messages/0/content");
        var text = said?.AsString() ?? (said is { Items: [var part] } ? part["text"]?.AsString() : null);
        return text == prompt ? "" : "The message is not the one that the caller gave.";
    }

    private static string FaultOfKey(SeenRequest request) => request switch
    {
        _ when KeyMarks.Any(mark => request.Path.Contains(mark, StringComparison.Ordinal) || request.Body.Contains(mark, StringComparison.Ordinal)) => "The key stands in the address or the body.",
        _ when Header(request, "Authorization")?.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) != true => "There is no Authorization: Bearer.",
        _ => "",
    };

    private static string? Header(SeenRequest request, string name) =>
        request.Headers.Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value).FirstOrDefault();
}
