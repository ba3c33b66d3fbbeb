using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Flowyte.MockServer.Agents;
using Flowyte.MockServer.Errors;
using Flowyte.MockServer.Faults;
using Flowyte.MockServer.Hosting;
using Flowyte.MockServer.Journal;
using Flowyte.MockServer.Metrics;
using Microsoft.AspNetCore.Http;

namespace Flowyte.MockServer.Control;

/// <summary>Answers the paths under <c>/_flowyte</c>. Who may ask has been looked at before.</summary>
/// <param name="agents">The agents. They are ready a moment after the port is open.</param>
/// <param name="faults">The faults, and the switch for the whole server.</param>
/// <param name="journal">What was asked.</param>
/// <param name="metrics">What was counted.</param>
/// <param name="needsKey">Whether the admin key is asked for.</param>
internal sealed class ControlApi(LiveAgents agents, FaultInjector faults, MockJournal journal, MockMetrics metrics, bool needsKey)
{
    private const int DefaultLimit = 100;
    private const string Json = "application/json; charset=utf-8";

    /// <summary>The path that is open to everybody, for probes.</summary>
    public const string Health = ControlRoutes.Base + "/health";

    /// <summary>The paths, for those who ask for another one.</summary>
    public static readonly ImmutableArray<string> Paths =
    [
        ControlRoutes.Page, Health, .. new[] { "agents", "keys", "faults", "fault", "journal", "journal/live", "metrics" }.Select(name => $"{ControlRoutes.Base}/{name}"),
    ];

    /// <summary>Answers a request.</summary>
    /// <exception cref="OperationCanceledException">The client left, or the mock is being stopped.</exception>
    public Task AnswerAsync(HttpContext context, string path, CancellationToken cancellation)
    {
        var method = HttpMethods.IsHead(context.Request.Method) ? HttpMethods.Get : context.Request.Method;
        return (path[ControlRoutes.Base.Length..], method) switch
        {
            ("/health", "GET") => SendAsync(context, async () => ControlJson.Health((await agents.EndpointAsync()).Agents, needsKey), cancellation),
            ("/agents", "GET") => SendAsync(context, async () => ControlJson.Agents((await agents.EndpointAsync()).Agents, agents.Reloads), cancellation),
            ("/keys", "GET") => SendAsync(context, ControlJson.Keys(), cancellation),
            ("/faults", "GET") => SendAsync(context, ControlJson.Faults(faults.All), cancellation),
            ("/fault", "GET") => SendAsync(context, ControlJson.Current(faults.OfServer), cancellation),
            ("/fault", "PUT") => SwitchAsync(context, cancellation),
            ("/fault", "DELETE") => SwitchAsync(context, null, cancellation),
            ("/journal", "GET") => JournalAsync(context, cancellation),
            ("/journal", "DELETE") => ClearAsync(context),
            ("/journal/live", "GET") => FollowAsync(context, cancellation),
            ("/metrics", "GET") => SendAsync(context, PrometheusText.MediaType, Encoding.UTF8.GetBytes(PrometheusText.Of(metrics.Snapshot())), cancellation),
            ("/fault", _) => RefuseAsync(context, ControlRefusals.MethodNotAllowed(["GET", "PUT", "DELETE"]), cancellation),
            ("/journal", _) => RefuseAsync(context, ControlRefusals.MethodNotAllowed(["GET", "DELETE"]), cancellation),
            _ when Paths.Contains(path) => RefuseAsync(context, ControlRefusals.MethodNotAllowed(["GET"]), cancellation),
            _ => RefuseAsync(context, ControlRefusals.NotFound(Paths), cancellation),
        };
    }

    /// <summary>Refuses a request.</summary>
    public static Task RefuseAsync(HttpContext context, Refusal refusal, CancellationToken cancellation)
    {
        context.Response.StatusCode = refusal.Status;
        foreach (var (name, value) in refusal.Headers)
        {
            context.Response.Headers.Append(name, value);
        }

        return SendAsync(context, Refusal.MediaType, refusal.ToUtf8(), cancellation);
    }

    private async Task SwitchAsync(HttpContext context, CancellationToken cancellation)
    {
        // A form of another page can send text, and never this type unless the mock allows it.
        if (!MediaTypes.IsJson(context.Request) || string.IsNullOrEmpty(context.Request.ContentType))
        {
            await RefuseAsync(context, ControlRefusals.MediaType(), cancellation);
            return;
        }

        var body = await BodyReader.ReadAsync(context.Request, cancellation) ?? default;
        if (Id(body) is { } id)
        {
            await SwitchAsync(context, id, cancellation);
            return;
        }

        await RefuseAsync(context, ControlRefusals.Invalid("id", "The name of a fault was expected, such as {\"id\": \"no-done\"}."), cancellation);
    }

    private Task SwitchAsync(HttpContext context, string? id, CancellationToken cancellation)
    {
        try
        {
            faults.Switch(id);
        }
        catch (ArgumentException exception)
        {
            // The runtime adds the parameter's name to the message, which is nothing to a user.
            return RefuseAsync(context, ControlRefusals.Invalid("id", exception.Message.Split(" (Parameter", 2)[0]), cancellation);
        }

        return SendAsync(context, ControlJson.Current(faults.OfServer), cancellation);
    }

    private Task JournalAsync(HttpContext context, CancellationToken cancellation)
    {
        var limit = (int)Math.Min(Number(context.Request.Query["limit"]) ?? DefaultLimit, journal.Size);
        var entries = Number(context.Request.Query["after"]) is { } after ? journal.After(after, limit) : journal.Latest(limit);
        return SendAsync(context, ControlJson.Journal(journal, entries, agents.Reloads), cancellation);
    }

    private Task ClearAsync(HttpContext context)
    {
        journal.Clear();
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private async Task FollowAsync(HttpContext context, CancellationToken cancellation)
    {
        // What ends between the head of this answer and its first event belongs to it.
        var after = Number(context.Request.Headers["Last-Event-ID"]) ?? Number(context.Request.Query["after"]) ?? journal.Last;
        var response = context.Response;
        response.ContentType = "text/event-stream; charset=utf-8";
        await response.WriteAsync(": requests, as they end\n\n", cancellation);
        await response.Body.FlushAsync(cancellation);
        await foreach (var entry in journal.FollowAsync(after, cancellation))
        {
            await response.WriteAsync($"id: {entry.Number}\ndata: ", cancellation);
            await response.BodyWriter.WriteAsync(ControlJson.Utf8(ControlJson.Entry(entry)), cancellation);
            await response.WriteAsync("\n\n", cancellation);
            await response.Body.FlushAsync(cancellation);
        }
    }

    private static async Task SendAsync(HttpContext context, Func<Task<object>> value, CancellationToken cancellation) =>
        await SendAsync(context, await value(), cancellation);

    private static Task SendAsync(HttpContext context, object value, CancellationToken cancellation) =>
        SendAsync(context, Json, ControlJson.Utf8(value), cancellation);

    private static async Task SendAsync(HttpContext context, string mediaType, ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        context.Response.ContentType = mediaType;
        context.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.BodyWriter.WriteAsync(body, cancellation);
        }
    }

    private static long? Number(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Id(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String
                ? id.GetString()
                : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
