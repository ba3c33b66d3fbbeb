using System.Collections.Frozen;
using Flowyte.MockServer.Hosting;
using Microsoft.AspNetCore.Http;

namespace Flowyte.MockServer.Control;

/// <summary>The files of the page. They hold nothing of the mock: the page asks for all that it shows.</summary>
internal static class PageFiles
{
    // No file of another origin, no script or style in the page, no other page around it.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly FrozenDictionary<string, (string MediaType, byte[] Bytes)> Files = new (string Path, string Name, string MediaType)[]
    {
        (ControlRoutes.Page, "page.html", "text/html"),
        (ControlRoutes.Base, "page.html", "text/html"),
        (ControlRoutes.Base + "/", "page.html", "text/html"),
        (ControlRoutes.Base + "/page.css", "page.css", "text/css"),
        (ControlRoutes.Base + "/page.js", "page.js", "text/javascript"),
        (ControlRoutes.Base + "/chat.js", "chat.js", "text/javascript"),
        (ControlRoutes.Base + "/journal.js", "journal.js", "text/javascript"),
        (ControlRoutes.Base + "/faults.js", "faults.js", "text/javascript"),
        (ControlRoutes.Base + "/server.js", "server.js", "text/javascript"),
    }.ToFrozenDictionary(file => file.Path, file => ($"{file.MediaType}; charset=utf-8", EmbeddedFile.Read($"page/{file.Name}")));

    /// <summary>Whether a request is for one of the files.</summary>
    public static bool Has(HttpRequest request, string path) =>
        Files.ContainsKey(path) && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method));

    /// <summary>Sends a file.</summary>
    public static async Task SendAsync(HttpContext context, string path, CancellationToken cancellation)
    {
        var (mediaType, bytes) = Files[path];
        var response = context.Response;
        response.Headers.ContentSecurityPolicy = Policy;
        response.ContentType = mediaType;
        response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.BodyWriter.WriteAsync(bytes, cancellation);
        }
    }
}
