using System.Collections.Immutable;
using Flowyte.MockServer.Hosting;
using Microsoft.AspNetCore.Http;

namespace Flowyte.MockServer.Sessions;

/// <summary>A path of the sessions.</summary>
/// <param name="Resource">What it names.</param>
/// <param name="Id">The id of the session; empty where the path has none.</param>
/// <param name="Base">The path of all sessions, or of those of the widget.</param>
internal readonly record struct SessionRoute(SessionResource Resource, string Id, string Base = Routes.Sessions)
{
    /// <summary>The path without the id, which may hold anything.</summary>
    public string Template => Resource switch
    {
        SessionResource.Sessions => Base,
        SessionResource.Session => $"{Base}/{{id}}",
        SessionResource.Messages => $"{Base}/{{id}}/messages",
        _ => $"{Base}/{{id}}/end",
    };

    /// <summary>The methods that are served.</summary>
    public ImmutableArray<string> Methods => Resource switch
    {
        SessionResource.Session => [HttpMethods.Get, HttpMethods.Head],
        SessionResource.Messages => [HttpMethods.Get, HttpMethods.Head, HttpMethods.Post],
        _ => [HttpMethods.Post],
    };

    /// <summary>The route of a path; null where the path is none of the sessions'.</summary>
    public static SessionRoute? Of(string? path)
    {
        if (path is null || !path.StartsWith(Routes.Sessions, StringComparison.Ordinal))
        {
            return null;
        }

        return path[Routes.Sessions.Length..].Split('/') switch
        {
            [""] => new(SessionResource.Sessions, ""),
            ["", { Length: > 0 } id] => new(SessionResource.Session, id),
            ["", { Length: > 0 } id, "messages"] => new(SessionResource.Messages, id),
            ["", { Length: > 0 } id, "end"] => new(SessionResource.End, id),
            _ => null,
        };
    }
}
