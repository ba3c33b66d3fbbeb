using System.Buffers;

namespace Flowyte.MockServer.Widget;

/// <summary>Origins of pages as browsers write them: scheme, host, and the port where it is not the usual one (RFC 6454 §6.2).</summary>
internal static class WebOrigin
{
    /// <summary>What <see cref="Read"/> reads, for those who wrote something else.</summary>
    public const string Form = "an origin is a scheme, a host and, where it is not the usual one, a port, without a path: https://shop.example or http://localhost:3000";

    private const int Longest = 300;

    // What would make more of it than a host and a port, or a pattern of it.
    private static readonly SearchValues<char> Foreign = SearchValues.Create("/?#@*\\ \t\r\n");

    /// <summary>Reads an origin.</summary>
    /// <returns>The origin as a browser sends it; null where the text is none. Wildcards are none.</returns>
    public static string? Read(string text)
    {
        var host = text.IndexOf("://", StringComparison.Ordinal) is > 0 and var end ? text[(end + 3)..] : "";
        if (text.Length > Longest || host.Length == 0 || host.AsSpan().ContainsAny(Foreign)
            || !Uri.TryCreate(text, UriKind.Absolute, out var uri)
            || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps)
            || HostOf(uri) is not { Length: > 0 } name)
        {
            return null;
        }

        return uri.IsDefaultPort ? $"{uri.Scheme}://{name}" : $"{uri.Scheme}://{name}:{uri.Port}";
    }
    private static string? HostOf(Uri uri)
    {
        try
        {
            return uri.HostNameType is UriHostNameType.IPv6 ? $"[{uri.IdnHost}]" : uri.IdnHost;
        }
        catch (UriFormatException)
        {
            // A name of other letters than ASCII is translated only now, and cannot be.
            return null;
        }
    }
}
