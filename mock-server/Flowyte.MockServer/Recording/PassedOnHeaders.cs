using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;

namespace Flowyte.MockServer.Recording;

/// <summary>Passes fields of heads on, but for those that belong to one connection (RFC 9110 §7.6.1) and those that the HTTP layer writes itself.</summary>
internal static class PassedOnHeaders
{
    private static readonly FrozenSet<string> OfConnection = new[]
    {
        "Connection", "Keep-Alive", "Proxy-Connection", "Proxy-Authenticate", "Proxy-Authorization", "TE", "Trailer", "Transfer-Encoding", "Upgrade",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Own = new[] { "Host", "Content-Length", "Expect" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gives a request the fields of the caller's.</summary>
    public static void Copy(IHeaderDictionary from, HttpRequestMessage to)
    {
        var named = Named(from.Connection);
        foreach (var (name, values) in from)
        {
            if (!OfConnection.Contains(name) && !Own.Contains(name) && !named.Contains(name)
                && !to.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
            {
                to.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
            }
        }
    }

    /// <summary>Gives an answer the fields of the endpoint's.</summary>
    public static void Copy(HttpResponseMessage from, HttpResponse to)
    {
        var fields = from.Headers.NonValidated.Concat(from.Content.Headers.NonValidated).ToArray();
        var named = Named(fields.Where(field => field.Key.Equals("Connection", StringComparison.OrdinalIgnoreCase)).SelectMany(field => field.Value));
        foreach (var (name, values) in fields)
        {
            if (!OfConnection.Contains(name) && !named.Contains(name))
            {
                to.Headers.Append(name, values.ToArray());
            }
        }
    }

    private static HashSet<string> Named(IEnumerable<string?> connection) => connection
        .SelectMany(value => (value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        .ToHashSet(StringComparer.OrdinalIgnoreCase);
}
