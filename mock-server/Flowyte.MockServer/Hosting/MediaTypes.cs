using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Flowyte.MockServer.Hosting;

/// <summary>Tells whether the head of a request announces JSON.</summary>
internal static class MediaTypes
{
    /// <summary>Whether the body may be read as JSON. Without Content-Type it may.</summary>
    public static bool IsJson(HttpRequest request)
    {
        if (request.Headers.ContentEncoding is { Count: > 0 } encoding
            && !string.Equals(encoding, "identity", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        // Almost every client sends the second of these, and to parse it takes a while.
        if (request.ContentType is not { Length: > 0 } field || field == "application/json")
        {
            return true;
        }

        return MediaTypeHeaderValue.TryParse(field, out var type)
            && (type.SubType.Equals("json", StringComparison.OrdinalIgnoreCase)
                || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase))
            && type.Type.Equals("application", StringComparison.OrdinalIgnoreCase)
            && (!type.Charset.HasValue || type.Charset.Value.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase));
    }
}
