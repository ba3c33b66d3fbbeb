using Flowyte.MockServer.Errors;
using Flowyte.MockServer.Hosting;
using Flowyte.MockServer.Widget;
using Microsoft.AspNetCore.Http;

namespace Flowyte.MockServer.Control;

/// <summary>Answers what is not Flowyte's API: the page, the loader of the widget, the paths under <c>/_flowyte</c>, and all others by WireMock.Net.</summary>
/// <param name="guard">Who may look and steer.</param>
/// <param name="api">Answers the paths under <c>/_flowyte</c>.</param>
/// <param name="stopping">Ends all work when the mock is stopped.</param>
internal sealed class ControlMiddleware(ControlGuard guard, ControlApi api, CancellationToken stopping)
{
    /// <summary>Answers a request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="path">Its path.</param>
    /// <param name="wireMock">Answers what is left.</param>
    public async Task InvokeAsync(HttpContext context, string path, WireMockHost wireMock)
    {
        if (path == ControlRoutes.Page && PageFiles.Has(context.Request, path))
        {
            if (!wireMock.IsStarted || !await IsMappedAsync(context, wireMock))
            {
                await OwnAsync(context, path);
            }
        }
        else if (LoaderFile.IsFor(context.Request, path))
        {
            await LoaderFile.SendAsync(context);
        }
        else if (ControlRoutes.Owns(path))
        {
            await OwnAsync(context, path);
        }
        else if (guard.IsLoopback && ControlRoutes.MayBeAdmin(path) && guard.Check(context.Request) is { } refusal)
        {
            // Elsewhere than on loopback there is no admin interface.
            await ControlApi.RefuseAsync(context, refusal, context.RequestAborted);
        }
        else
        {
            await PassOnAsync(context, wireMock);
        }
    }

    private async Task OwnAsync(HttpContext context, string path)
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        var isPage = PageFiles.Has(context.Request, path);
        var isOpen = isPage || path == ControlApi.Health;
        try
        {
            var refusal = isOpen ? guard.CheckOrigin(context.Request, isPage) : guard.Check(context.Request);
            await (refusal is not null ? ControlApi.RefuseAsync(context, refusal, leaving.Token)
                : isPage ? PageFiles.SendAsync(context, path, leaving.Token)
                : api.AnswerAsync(context, path, leaving.Token));
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            context.Abort();
        }
    }

    /// <summary>Lets WireMock.Net answer. It takes a request that cannot be read for a fault of its own, and shows its stack.</summary>
    private static async Task PassOnAsync(HttpContext context, WireMockHost wireMock)
    {
        try
        {
            await wireMock.AnswerAsync(context);
        }
        catch (Exception exception) when (exception is BadHttpRequestException or InvalidDataException or UriFormatException && !context.Response.HasStarted)
        {
            await ControlApi.RefuseAsync(context, Refusals.Unreadable(exception), context.RequestAborted);
        }
    }

    /// <summary>Lets a mapping of the user's own answer, where there is one: the path was WireMock.Net's before it was the page's.</summary>
    private static async Task<bool> IsMappedAsync(HttpContext context, WireMockHost wireMock)
    {
        var response = context.Response;
        var body = response.Body;
        using var answer = new MemoryStream();
        response.Body = answer;
        try
        {
            await PassOnAsync(context, wireMock);
        }
        finally
        {
            response.Body = body;
        }

        if (response.StatusCode == StatusCodes.Status404NotFound && answer.ToArray().AsSpan().IndexOf("No matching mapping found"u8) >= 0)
        {
            response.Clear();
            return false;
        }

        answer.Position = 0;
        await answer.CopyToAsync(body, context.RequestAborted);
        return true;
    }
}
