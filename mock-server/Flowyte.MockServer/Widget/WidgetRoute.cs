using System.Collections.Immutable;
using Flowyte.MockServer.Authentication;
using Flowyte.MockServer.Hosting;
using Flowyte.MockServer.Sessions;
using Microsoft.AspNetCore.Http;

namespace Flowyte.MockServer.Widget;

/// <summary>A path of the widget.</summary>
/// <param name="Resource">What it names.</param>
/// <param name="Agent">The id of the agent; empty where the path has none.</param>
/// <param name="Id">The id of the publishable key or the session; empty where the path has none.</param>
internal readonly record struct WidgetRoute(WidgetResource Resource, string Agent = "", string Id = "")
{
    private const string OfKeys = Routes.Agents + "/{id}/publishable-keys";
    private const string OfWidget = Routes.Agents + "/{id}/widget";

    /// <summary>The path without ids, which may hold anything.</summary>
    public string Template => Resource switch
    {
        WidgetResource.Keys => OfKeys,
        WidgetResource.Rotate => OfKeys + "/{keyId}/rotate",
        WidgetResource.Revoke => OfKeys + "/{keyId}/revoke",
        WidgetResource.Settings => OfWidget,
        WidgetResource.Embed => OfWidget + "/embed",
        WidgetResource.Bootstrap => Routes.WidgetBootstrap,
        WidgetResource.Sessions => Routes.WidgetSessions,
        _ => Session!.Value.Template,
    };

    /// <summary>The methods that are served.</summary>
    public ImmutableArray<string> Methods => Resource switch
    {
        WidgetResource.Keys => [HttpMethods.Get, HttpMethods.Head, HttpMethods.Post],
        WidgetResource.Settings => [HttpMethods.Put],
        WidgetResource.Embed => [HttpMethods.Get, HttpMethods.Head],
        WidgetResource.Bootstrap => [HttpMethods.Get, HttpMethods.Head, HttpMethods.Options],
        WidgetResource.Sessions => [HttpMethods.Post, HttpMethods.Options],
        WidgetResource.Messages => [HttpMethods.Get, HttpMethods.Head, HttpMethods.Post, HttpMethods.Options],
        _ => [HttpMethods.Post],
    };

    /// <summary>Whether browsers of visitors ask, with a publishable key or what they got for it; else whoever owns the agent, with a secret key.</summary>
    public bool IsOfVisitors => Resource is WidgetResource.Bootstrap or WidgetResource.Sessions or WidgetResource.Messages;

    /// <summary>The scope that a secret key needs. Flowyte documents the first; the others are the mock's choice.</summary>
    public string Scope => Resource switch
    {
        WidgetResource.Keys or WidgetResource.Rotate or WidgetResource.Revoke => ApiKey.PublishableKeysWrite,
        WidgetResource.Settings => ApiKey.AgentsWrite,
        WidgetResource.Embed => ApiKey.AgentsRead,
        _ => ApiKey.ChatPublic,
    };

    /// <summary>What the transport names of the sessions; null for all other paths.</summary>
    public SessionRoute? Session => Resource is WidgetResource.Messages ? new(SessionResource.Messages, Id, Routes.WidgetSessions) : null;

    /// <summary>The route of a path; null where the path is none of the widget's.</summary>
    public static WidgetRoute? Of(string? path) => path switch
    {
        null => null,
        Routes.WidgetBootstrap => new(WidgetResource.Bootstrap),
        _ when path.StartsWith(Routes.WidgetSessions, StringComparison.Ordinal) => path[Routes.WidgetSessions.Length..].Split('/') switch
        {
            [""] => new(WidgetResource.Sessions),
            ["", { Length: > 0 } id, "messages"] => new(WidgetResource.Messages, Id: id),
            _ => null,
        },
        _ when path.StartsWith(Routes.Agents, StringComparison.Ordinal) => path[Routes.Agents.Length..].Split('/') switch
        {
            ["", { Length: > 0 } agent, "publishable-keys"] => new(WidgetResource.Keys, agent),
            ["", { Length: > 0 } agent, "publishable-keys", { Length: > 0 } id, "rotate"] => new(WidgetResource.Rotate, agent, id),
            ["", { Length: > 0 } agent, "publishable-keys", { Length: > 0 } id, "revoke"] => new(WidgetResource.Revoke, agent, id),
            ["", { Length: > 0 } agent, "widget"] => new(WidgetResource.Settings, agent),
            ["", { Length: > 0 } agent, "widget", "embed"] => new(WidgetResource.Embed, agent),
            _ => null,
        },
        _ => null,
    };
}
