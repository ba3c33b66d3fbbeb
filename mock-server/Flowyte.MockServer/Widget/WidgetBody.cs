using Flowyte.MockServer.Errors;
using Flowyte.MockServer.Hosting;
using Microsoft.AspNetCore.Http;

namespace Flowyte.MockServer.Widget;

/// <summary>Reads the bodies of requests to the widget.</summary>
internal static class WidgetBody
{
    /// <summary>Reads a body where the route has one, or says why it cannot be read.</summary>
    public static async ValueTask<(ReadOnlyMemory<byte> Body, Refusal? Refusal)> ReadAsync(HttpRequest request, WidgetRoute route, CancellationToken cancellation)
    {
        var isWanted = (HttpMethods.IsPost(request.Method) || HttpMethods.IsPut(request.Method)) && route.Resource is not (WidgetResource.Rotate or WidgetResource.Revoke);
        return !isWanted ? (default, null)
            : MediaTypes.IsJson(request) ? await BodyReader.ReadOrRefuseAsync(request, cancellation)
            : (default, Refusals.UnsupportedMediaType());
    }
}
