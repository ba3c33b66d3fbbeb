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
/// A conforming server, written by hand on bare Kestrel from the documents alone. It shares no code with the mock
/// and none with the harness: on it, the harness has to judge a server that it does not know.
/// </summary>
internal sealed class BareServer : IAsyncDisposable
{
    public const string Agent = "agt_Bare7Kestrel";
    public const string UnpublishedAgent = "agt_Bare7Draft";
    public const string Key = "flowyte_sk_test_bare_0123456789abcdef";
    public const string UnscopedKey = "flowyte_sk_test_unscoped_0123456789ab";
    public const string PublishableKey = "flowyte_pk_test_bare_0123456789abcdef";

    private readonly WebApplication _app;
    private readonly Func<HttpContext, bool, Task>? _unknownAgent;
    private int _requests;

    private BareServer(WebApplication app, Func<HttpContext, bool, Task>? unknownAgent) => (_app, _unknownAgent) = (app, unknownAgent);

    /// <summary>How many requests came so far.</summary>
    public int Requests => _requests;

    public Uri BaseUrl => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/api/v1");

    /// <param name="unknownAgent">Answers in place of the 400 where the agent is unknown; the flag says whether a stream was asked for.</param>
    public static async Task<BareServer> StartAsync(Func<HttpContext, bool, Task>? unknownAgent = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var server = new BareServer(app, unknownAgent);
        app.Run(server.AnswerAsync);
        await app.StartAsync();
        return server;
    }

    /// <summary>What the command line needs to find this server.</summary>
    public Dictionary<string, string> ToEnvironment() => new()
    {
        ["FLOWYTE_BASE_URL"] = BaseUrl.ToString(),
        ["FLOWYTE_AGENT"] = Agent,
        ["FLOWYTE_API_KEY"] = Key,
        ["FLOWYTE_UNPUBLISHED_AGENT"] = UnpublishedAgent,
        ["FLOWYTE_UNSCOPED_KEY"] = UnscopedKey,
        ["FLOWYTE_PUBLISHABLE_KEY"] = PublishableKey,
    };

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        Interlocked.Increment(ref _requests);
        context.Response.Headers["x-request-id"] = context.TraceIdentifier;
        if (context.Request.Path != "/api/v1/chat/completions")
        {
            await RefuseAsync(context, 404, "not_found", null, "There is no such endpoint.");
        }
        else if (context.Request.Method != "POST")
        {
            context.Response.Headers.Allow = "POST";
            await RefuseAsync(context, 405, "method_not_allowed", null, "Send a POST.");
        }
        else if (!await IsRefusedByKeyAsync(context))
        {
            await AnswerBodyAsync(context);
        }
    }

    private static async Task<bool> IsRefusedByKeyAsync(HttpContext context)
    {
        var parts = context.Request.Headers.Authorization.ToString().Split(' ', 2, StringSplitOptions.TrimEntries);
        var key = parts.Length == 2 && parts[0].Equals("bearer", StringComparison.OrdinalIgnoreCase) ? parts[1] : "";
        if (key == Key)
        {
            return false;
        }

        if (key is UnscopedKey or PublishableKey)
        {
            await RefuseAsync(context, 403, "insufficient_scope", null, "The key lacks the scope chat:write.");
            return true;
        }

        context.Response.Headers.WWWAuthenticate = "Bearer realm=\"flowyte\"";
        await RefuseAsync(context, 401, "unauthorized", null, "The key is missing or invalid.");
        return true;
    }

    private async Task AnswerBodyAsync(HttpContext context)
    {
        var body = await ReadBodyAsync(context.Request);
        if (body is null)
        {
            await RefuseAsync(context, 400, "validation_error", "body", "The body is no JSON object.");
            return;
        }

        if (BareRequest.FaultOf(body) is { } fault)
        {
            await RefuseAsync(context, 400, "validation_error", fault, $"{fault} is missing or of the wrong type.");
            return;
        }

        var stream = body["stream"]?.GetValue<bool>() == true;
        var agent = body["model"]!.GetValue<string>();
        if (agent == UnpublishedAgent)
        {
            await RefuseAsync(context, 409, "no_published_version", "model", "The agent was never published.");
        }
        else if (agent == Agent)
        {
            await (stream ? BareReply.StreamAsync(context.Response, BareRequest.ReplyTo(body)) : BareReply.PlainAsync(context.Response, BareRequest.ReplyTo(body)));
        }
        else
        {
            await (_unknownAgent is null
                ? RefuseAsync(context, 400, "validation_error", "model", "There is no agent with this id.")
                : _unknownAgent(context, stream));
        }
    }

    private static async Task<JsonObject?> ReadBodyAsync(HttpRequest request)
    {
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer);
        try
        {
            var text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
            return JsonNode.Parse(text) as JsonObject;
        }
        catch (Exception exception) when (exception is JsonException or DecoderFallbackException)
        {
            return null;
        }
    }

    private static async Task RefuseAsync(HttpContext context, int status, string code, string? field, string detail)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/problem+json";
        var problem = new JsonObject
        {
            ["type"] = "about:blank",
            ["title"] = code,
            ["status"] = status,
            ["detail"] = detail,
            ["code"] = code,
            ["error"] = new JsonObject { ["message"] = detail, ["type"] = "invalid_request_error", ["param"] = field, ["code"] = code },
        };
        if (field is not null && status == 400)
        {
            problem["errors"] = new JsonArray(new JsonObject { ["field"] = field, ["message"] = detail });
        }

        await context.Response.WriteAsync(problem.ToJsonString());
    }
}
