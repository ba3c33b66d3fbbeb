using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Flowyte.MockServer.Tests.Recording;

/// <summary>A server that answers as a test wants it to: what a mock records.</summary>
internal sealed class LiveEndpoint : IAsyncDisposable
{
    private readonly WebApplication _app;

    private LiveEndpoint(WebApplication app)
    {
        _app = app;
        BaseUrl = new Uri(app.Urls.Single() + "/live/v9");
    }

    public Uri BaseUrl { get; }

    public static async Task<LiveEndpoint> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(answer);
        await app.StartAsync();
        return new(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <summary>An event of a stream with some text.</summary>
    public static string Chunk(string text) =>
        $$$"""data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{"content":{{{System.Text.Json.JsonSerializer.Serialize(text)}}}},"finish_reason":null}]}{{{"\n\n"}}}""";

    /// <summary>A completion with some text.</summary>
    public static string Completion(string text) =>
        $$$"""{"id":"c","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"message":{"role":"assistant","content":{{{System.Text.Json.JsonSerializer.Serialize(text)}}}},"finish_reason":"stop"}]}""";

    /// <summary>Sends a stream of chunks whole.</summary>
    public static async Task StreamAsync(HttpContext context, params string[] chunks)
    {
        context.Response.ContentType = "text/event-stream";
        foreach (var chunk in chunks)
        {
            await context.Response.WriteAsync(Chunk(chunk));
        }

        await context.Response.WriteAsync("data: [DONE]\n\n");
    }
}
