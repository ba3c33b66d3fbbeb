using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Flowyte.MockServer.Hosting;
using Flowyte.MockServer.Sessions;
using Flowyte.MockServer.Widget;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Flowyte.MockServer.Faults;

/// <summary>The request that a faulty answer is for.</summary>
internal sealed partial class FaultRequest(HttpRequest request, ReadOnlyMemory<byte> body)
{
    public const string OfCompletions = "completions";
    public const string OfSessions = "sessions";
    public const string OfWidget = "widget";

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 500 };

    private readonly WidgetRoute? _widget = WidgetRoute.Of(request.Path.Value);
    private readonly SessionRoute? _session = SessionRoute.Of(request.Path.Value) ?? WidgetRoute.Of(request.Path.Value)?.Session;

    public string Method => request.Method;

    /// <summary>Whose answer it is: <see cref="OfSessions"/>, the transport of the widget among them, <see cref="OfWidget"/>, or else <see cref="OfCompletions"/>.</summary>
    public string Api => _session is not null ? OfSessions : _widget is not null ? OfWidget : OfCompletions;

    /// <summary>The path without ids.</summary>
    public string Route => _session?.Template ?? _widget?.Template ?? Routes.Completions;

    /// <summary>The body as it came.</summary>
    public ReadOnlyMemory<byte> Body => body;

    /// <summary>The body as text; what is no UTF-8 is U+FFFD.</summary>
    public string Text { get; } = Encoding.UTF8.GetString(body.Span);

    /// <summary>The body as JSON; null where it is none, or the literal null. Half a surrogate pair is U+FFFD.</summary>
    public JsonNode? Json { get; } = Parse(body);

    /// <summary>The model that was asked for; null where it is no text.</summary>
    public string? Model => (Json as JsonObject)?["model"] is JsonValue value && value.TryGetValue(out string? model) ? model : null;

    public bool AsksForStream => (Json as JsonObject)?["stream"] is JsonValue value && value.TryGetValue(out bool stream) && stream;

    /// <summary>What has become of the session that is named: <c>active</c> or <c>ended</c>; null where none is, or it is not to be seen.</summary>
    public string? SessionState { get; init; }

    /// <summary>The path with the query, which tells the request from others.</summary>
    public string Target => request.Path + request.QueryString;

    /// <summary>A parameter of the query; null where it is absent.</summary>
    public string? Query(string name) => request.Query.TryGetValue(name, out var values) ? values.ToString() : null;

    /// <summary>A header field; null where it is absent.</summary>
    public string? Header(string name) => request.Headers.TryGetValue(name, out var values) ? values.ToString() : null;

    /// <summary>Whether the head of the request is written in one of the ways that HTTP allows and few clients use.</summary>
    public bool HasForm(string form) => form switch
    {
        "absolute" => request.HttpContext.Features.Get<IHttpRequestFeature>()!.RawTarget.Contains("://", StringComparison.Ordinal),
        "query" => request.QueryString.HasValue,
        "http-1.0" => request.Protocol == "HTTP/1.0",

        // Names that the web server knows lose their case, some of them to small letters; a name that it does not know tells.
        "lower-case" => request.Headers.Keys.Any(name => name is not ("traceparent" or "tracestate" or "baggage") && !name.Any(char.IsAsciiLetterUpper)),
        _ => throw new InvalidDataException($"There is no form of requests named {form}: absolute, query, http-1.0 and lower-case are known."),
    };

    /// <summary>The key that was sent; null where there was none.</summary>
    public string? Key => Header("Authorization")?.Split(' ', 2) is [_, { Length: > 0 } key] ? key : null;

    private static JsonNode? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            // Strings are decoded when they are read: what is no UTF-8, and no UTF-16, would be found much later.
            return body.IsEmpty || !Utf8.IsValid(body.Span) ? null : JsonNode.Parse(HalfPair().Replace(Encoding.UTF8.GetString(body.Span), @"\ufffd"), documentOptions: Options);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"\\ud[89ab][0-9a-f]{2}(?!\\ud[c-f][0-9a-f]{2})|(?<!\\ud[89ab][0-9a-f]{2})\\ud[c-f][0-9a-f]{2}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HalfPair();
}
