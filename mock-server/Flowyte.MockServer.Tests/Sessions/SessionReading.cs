using System.Text.Json.Nodes;

namespace Flowyte.MockServer.Tests.Sessions;

/// <summary>Short ways to what an answer about sessions says.</summary>
internal static class SessionReading
{
    /// <summary>The data of an envelope of a success.</summary>
    public static async Task<JsonObject> DataAsync(this HttpResponseMessage response)
    {
        var envelope = await response.JsonAsync();
        Assert.That(envelope.Select(member => member.Key), Is.EqualTo(["success", "data"]), envelope.ToJsonString());
        Assert.That((bool)envelope["success"]!, Is.True);
        return envelope["data"]!.AsObject();
    }

    /// <summary>The events of a stream, each of exactly the documented form.</summary>
    public static async Task<(string Name, JsonObject Data)[]> NamedEventsAsync(this HttpResponseMessage response) =>
        Frames(await response.Content.ReadAsStringAsync());

    /// <summary>The events of a stream that is whole so far.</summary>
    public static (string Name, JsonObject Data)[] Frames(string body)
    {
        Assert.That(body, Does.EndWith("\n\n"));
        return [.. body[..^2].Split("\n\n").Select(frame =>
        {
            var lines = frame.Split('\n');
            Assert.That(lines, Has.Length.EqualTo(2), frame);
            Assert.That(lines[0], Does.StartWith("event: "), frame);
            Assert.That(lines[1], Does.StartWith("data: "), frame);
            return (lines[0]["event: ".Length..], JsonNode.Parse(lines[1]["data: ".Length..])!.AsObject());
        })];
    }

    /// <summary>The text that the deltas of a stream make.</summary>
    public static string Said(this IEnumerable<(string Name, JsonObject Data)> events) =>
        string.Concat(events.Where(item => item.Name == "delta").Select(item => (string)item.Data["text"]!));

    /// <summary>Who said what, in order.</summary>
    public static IEnumerable<(string Role, string Content)> Spoken(this IEnumerable<JsonNode> messages) =>
        messages.Select(message => ((string)message["role"]!, (string)message["content"]!));
}
