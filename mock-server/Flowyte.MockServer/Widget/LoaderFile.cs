using Flowyte.MockServer.Hosting;
using Microsoft.AspNetCore.Http;

namespace Flowyte.MockServer.Widget;

/// <summary>The script that opens the widget in a page. It holds nothing of the mock: it asks with the key that its element names.</summary>
internal static class LoaderFile
{
    /// <summary>Where Flowyte's snippet looks for it.</summary>
    public const string Path = "/widget/loader.js";

    private static readonly byte[] Bytes = EmbeddedFile.Read("widget/loader.js");

    /// <summary>Whether a request is for it.</summary>
    public static bool IsFor(HttpRequest request, string path) => path == Path && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method));

    /// <summary>Sends it.</summary>
    public static async Task SendAsync(HttpContext context)
    {
        var response = context.Response;
        response.ContentType = "text/javascript; charset=utf-8";
        response.ContentLength = Bytes.Length;
        response.Headers.CacheControl = "no-cache";
        response.Headers.XContentTypeOptions = "nosniff";

        // Any page may hold it; what it may do there the key decides.
        response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.BodyWriter.WriteAsync(Bytes, context.RequestAborted);
        }
    }
}
