using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Flowyte.Conformance.Tests.Peers;

/// <summary>
/// A server that answers as OpenAI's API does and knows nothing of Flowyte: errors are OpenAI's error objects, an unknown model is 404,
/// and parameters that are unknown, out of range or contradictory are refused.
/// </summary>
internal sealed class OpenAiServer : IAsyncDisposable
{
    private const string Key = "flowyte_sk_test_openai_0123456789abcdef";

    private readonly WebApplication _app;
    private readonly Func<OpenAiRefusal, OpenAiRefusal> _refusals;

    private OpenAiServer(WebApplication app, Func<OpenAiRefusal, OpenAiRefusal> refusals) => (_app, _refusals) = (app, refusals);

    /// <param name="refusals">Changes what is refused how, to break it; null for a right server.</param>
    public static async Task<OpenAiServer> StartAsync(Func<OpenAiRefusal, OpenAiRefusal>? refusals = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var server = new OpenAiServer(app, refusals ?? (refusal => refusal));
        app.Run(server.AnswerAsync);
        await app.StartAsync();
        return server;
    }

    /// <summary>What the command line needs to find this server.</summary>
    public Dictionary<string, string> ToEnvironment() => new()
    {
        ["FLOWYTE_BASE_URL"] = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/v1",
        ["FLOWYTE_AGENT"] = BareServer.Agent,
        ["FLOWYTE_API_KEY"] = Key,
    };

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var body = await ReadAsync(context.Request);
        if (RefusalOf(context.Request, body) is { } refusal)
        {
            var shown = _refusals(refusal);
            context.Response.Headers.WWWAuthenticate = shown.Status == 401 ? "Bearer realm=\"OpenAI API\"" : default(string);
            context.Response.StatusCode = shown.Status;
            context.Response.ContentType = shown.MediaType;
            await context.Response.WriteAsync(shown.Body);
        }
        else if (body!["stream"]?.GetValue<bool>() == true)
        {
            await BareReply.StreamAsync(context.Response, BareRequest.ReplyTo(body));
        }
        else
        {
            await BareReply.PlainAsync(context.Response, BareRequest.ReplyTo(body));
        }
    }

    private static OpenAiRefusal? RefusalOf(HttpRequest request, JsonObject? body)
    {
        if (request.Path != "/v1/chat/completions" || request.Method != "POST")
        {
            return new OpenAiRefusal(404, null, $"Invalid URL ({request.Method} {request.Path})");
        }

        if (request.Headers.Authorization.ToString().Split(' ', 2, StringSplitOptions.TrimEntries) is not [var scheme, Key] || !scheme.Equals("bearer", StringComparison.OrdinalIgnoreCase))
        {
            return new OpenAiRefusal(401, "invalid_api_key", "Incorrect API key provided.");
        }

        return request.Headers.ContainsKey("OpenAI-Organization") ? new OpenAiRefusal(401, "mismatched_organization", "OpenAI-Organization header should match organization for API key.")
            : body is null ? new OpenAiRefusal(400, null, "We could not parse the JSON body of your request.")
            : OpenAiRequest.FaultOf(body) is { } fault ? new OpenAiRefusal(400, null, fault)
            : body["model"]!.GetValue<string>() != BareServer.Agent ? new OpenAiRefusal(404, OpenAiRefusal.UnknownModel, "The model does not exist or you do not have access to it.") { IsOfStream = body["stream"]?.GetValue<bool>() == true }
            : null;
    }

    private static async Task<JsonObject?> ReadAsync(HttpRequest request)
    {
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer);
        try
        {
            return JsonNode.Parse(new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(buffer.GetBuffer(), 0, (int)buffer.Length)) as JsonObject;
        }
        catch (Exception exception) when (exception is JsonException or DecoderFallbackException)
        {
            return null;
        }
    }
}
