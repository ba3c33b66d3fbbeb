using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Flowyte.Conformance.Tests.Peers;

/// <summary>How the bare server answers.</summary>
internal static class BareReply
{
    private const int LongAnswer = 400;
    private const int Burst = 20;

    public static Task PlainAsync(HttpResponse response, string text)
    {
        response.ContentType = "application/json";
        var completion = Envelope("chat.completion", NewId(), Now());
        completion["choices"] = new JsonArray(new JsonObject
        {
            ["index"] = 0,
            ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = text },
            ["finish_reason"] = "stop",
        });
        return response.WriteAsync(completion.ToJsonString());
    }

    public static async Task StreamAsync(HttpResponse response, string text)
    {
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-cache";
        var id = NewId();
        var created = Now();
        await SendAsync(new JsonObject { ["role"] = "assistant", ["content"] = "" }, null);
        var sent = 0;
        for (var elements = StringInfo.GetTextElementEnumerator(text); elements.MoveNext();)
        {
            await SendAsync(new JsonObject { ["content"] = elements.GetTextElement() }, null);
            if (text.Length >= LongAnswer && ++sent % Burst == 0)
            {
                // A model takes its time over a long answer.
                await Task.Delay(TimeSpan.FromMilliseconds(30), TimeProvider.System);
            }
        }

        await SendAsync([], "stop");
        await response.WriteAsync("data: [DONE]\n\n");

        Task SendAsync(JsonObject delta, string? finish)
        {
            var chunk = Envelope("chat.completion.chunk", id, created);
            chunk["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["delta"] = delta, ["finish_reason"] = finish });
            return response.WriteAsync($"data: {chunk.ToJsonString()}\n\n");
        }
    }

    private static JsonObject Envelope(string kind, string id, long created) =>
        new() { ["id"] = id, ["object"] = kind, ["created"] = created, ["model"] = BareServer.Agent };

    private static string NewId() => $"chatcmpl-{Guid.NewGuid():N}";

    private static long Now() => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
}
