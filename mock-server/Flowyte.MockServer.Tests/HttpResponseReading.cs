using System.Text.Json.Nodes;

namespace Flowyte.MockServer.Tests;

/// <summary>Short ways to what an answer says.</summary>
internal static class HttpResponseReading
{
    public static async Task<JsonObject> JsonAsync(this HttpResponseMessage response) =>
        JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();

    public static string Header(this HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";

    /// <summary>The text of a completion.</summary>
    public static async Task<string> TextAsync(this HttpResponseMessage response) =>
        (string)(await response.JsonAsync())["choices"]![0]!["message"]!["content"]!;

    /// <summary>The data of the events of a stream.</summary>
    public static async Task<string[]> EventsAsync(this HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStringAsync();
        Assert.That(body, Does.EndWith("\n\n"));
        var blocks = body[..^2].Split("\n\n");
        Assert.That(blocks, Has.All.StartsWith("data: "));
        return [.. blocks.Select(block => block["data: ".Length..])];
    }

    /// <summary>The chunks of a stream, without the end mark.</summary>
    public static async Task<JsonObject[]> ChunksAsync(this HttpResponseMessage response)
    {
        var events = await response.EventsAsync();
        Assert.That(events[^1], Is.EqualTo("[DONE]"));
        return [.. events[..^1].Select(data => JsonNode.Parse(data)!.AsObject())];
    }

    /// <summary>The pieces of text of a stream.</summary>
    public static string[] Pieces(this IEnumerable<JsonObject> chunks) =>
        [.. chunks.SelectMany(chunk => chunk["choices"]!.AsArray())
            .Select(choice => (string?)choice!["delta"]!["content"])
            .OfType<string>()
            .Where(text => text.Length > 0)];
}
