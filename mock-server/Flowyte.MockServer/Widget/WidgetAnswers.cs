using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Flowyte.MockServer.Agents;
using Flowyte.MockServer.Answers;
using Flowyte.MockServer.Hosting;
using Flowyte.MockServer.Sessions;
using Microsoft.AspNetCore.Http;

namespace Flowyte.MockServer.Widget;

/// <summary>Gives what is answered about widgets its form.</summary>
internal static class WidgetAnswers
{
    private static readonly HeaderField JsonType = new("Content-Type", "application/json; charset=utf-8");

    /// <summary>A key whose value was made just now: nothing else shows it but <see cref="Embed"/>.</summary>
    public static Answer Issued(PublishableKey key, int status) => Json(status, json => Write(json, key, isWhole: true));

    /// <summary>A key.</summary>
    public static Answer Of(PublishableKey key) => Json(200, json => Write(json, key, isWhole: false));

    /// <summary>All keys of an agent, on one page.</summary>
    public static Answer Of(ImmutableArray<PublishableKey> keys) => Json(200, json =>
    {
        json.WriteStartArray("items"u8);
        foreach (var key in keys)
        {
            json.WriteStartObject();
            Write(json, key, isWhole: false);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNull("nextCursor"u8);
        json.WriteBoolean("hasMore"u8, false);
    });

    /// <summary>Theme and copy of an agent's widget.</summary>
    public static Answer Of(WidgetSettings settings) => Json(200, json => Write(json, settings));

    /// <summary>What a page has to hold.</summary>
    /// <param name="key">The key.</param>
    /// <param name="request">The request: the page is to ask for the loader where its owner has asked for this.</param>
    public static Answer Embed(PublishableKey key, HttpRequest request) => Json(200, json =>
    {
        // Whoever asks chooses the host, and the snippet is HTML.
        var source = HtmlEncoder.Default.Encode($"{HostOf(request)}{LoaderFile.Path}");
        json.WriteString("scriptSnippet"u8, $"<script src=\"{source}\" data-flowyte-key=\"{key.Key.Value}\" async></script>");
        json.WriteString("publishableKey"u8, key.Key.Value);
    });

    /// <summary>What the widget shows before anybody speaks.</summary>
    public static Answer Bootstrap(Agent agent, WidgetSettings settings) => Json(200, json =>
    {
        json.WriteStartObject("agentMeta"u8);
        json.WriteString("id"u8, agent.Id);
        json.WriteString("name"u8, agent.Name);
        json.WriteEndObject();
        Write(json, settings);
        json.WriteStartObject("behavior"u8);
        json.WriteBoolean("requiresTurnstile"u8, false);
        json.WriteBoolean("requiresIdentity"u8, false);
        json.WriteEndObject();
    });

    /// <summary>A conversation of a visitor.</summary>
    /// <param name="session">The conversation.</param>
    /// <param name="visitor">The token of the visitor.</param>
    /// <param name="transport">The token of the transport.</param>
    /// <param name="request">The request, whose host is that of the transport.</param>
    public static Answer Begun(Session session, string visitor, string transport, HttpRequest request) => Json(200, json =>
    {
        json.WriteString("conversationId"u8, session.Id);
        json.WriteString("visitorToken"u8, visitor);
        json.WriteStartObject("transport"u8);
        json.WriteString("kind"u8, "realtime"u8);
        json.WriteString("url"u8, $"{HostOf(request)}{Routes.WidgetSessions}/{session.Id}/messages");
        json.WriteString("token"u8, transport);
        json.WriteEndObject();
    });

    private static string HostOf(HttpRequest request) => $"{request.Scheme}://{request.Host}";

    private static void Write(Utf8JsonWriter json, PublishableKey key, bool isWhole)
    {
        json.WriteString("id"u8, key.Id);
        json.WriteString("agentId"u8, key.AgentId);
        json.WriteString("name"u8, key.Name);
        if (isWhole)
        {
            json.WriteString("keyPublic"u8, key.Key.Value);
        }

        json.WriteString("keyRedacted"u8, key.Redacted);
        json.WriteStartArray("allowedOrigins"u8);
        foreach (var origin in key.AllowedOrigins)
        {
            json.WriteStringValue(origin);
        }

        json.WriteEndArray();
        json.WriteString("env"u8, key.Env);
        json.WriteNumber("rateLimitRpm"u8, key.RateLimitRpm);
        json.WriteString("status"u8, key.IsRevoked ? "revoked"u8 : "active"u8);
        json.WriteString("createdAt"u8, JsonTime.Of(key.CreatedAt));
        json.WriteString("rotatedAt"u8, key.RotatedAt is { } rotated ? JsonTime.Of(rotated) : null);
        json.WriteString("revokedAt"u8, key.RevokedAt is { } revoked ? JsonTime.Of(revoked) : null);
    }

    private static void Write(Utf8JsonWriter json, WidgetSettings settings)
    {
        json.WritePropertyName("theme"u8);
        settings.Theme.WriteTo(json);
        json.WritePropertyName("copy"u8);
        settings.Copy.WriteTo(json);
    }

    private static Answer Json(int status, Action<Utf8JsonWriter> members) => new()
    {
        Status = status,
        Headers = [JsonType],
        Body = new JsonBody(new EnvelopePayload(new MembersPayload(members)), TimeSpan.Zero),
    };
}
