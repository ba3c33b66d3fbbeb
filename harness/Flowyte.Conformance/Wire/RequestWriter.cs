using System.Text;

namespace Flowyte.Conformance.Wire;

/// <summary>Puts a request into the bytes of HTTP/1.1.</summary>
internal static class RequestWriter
{
    private static readonly string[] OwnFields = ["Host", "Content-Length"];

    /// <summary>The head and the body.</summary>
    /// <exception cref="ArgumentException">The request cannot be written so: a fault of ours, not of the target.</exception>
    public static byte[] Write(WireRequest request)
    {
        var target = request.Target;
        if (!target.IsAbsoluteUri || (target.Scheme != Uri.UriSchemeHttp && target.Scheme != Uri.UriSchemeHttps))
        {
            throw new ArgumentException("The address must be absolute, with the scheme http or https.", nameof(request));
        }

        var head = new StringBuilder();
        AddLine(head, $"{request.Method} {target.PathAndQuery} HTTP/1.1");
        AddLine(head, $"Host: {Host(target)}");
        foreach (var field in request.Headers)
        {
            if (OwnFields.Contains(field.Name, StringComparer.OrdinalIgnoreCase))
            {
                throw new ArgumentException($"The client itself adds {field.Name}: leave it out of the headers.", nameof(request));
            }

            AddLine(head, $"{field.Name}: {field.Value}");
        }

        // RFC 9110 §8.6: also 0 where the method "anticipates" content.
        if (!request.Body.IsEmpty || request.Method is "POST" or "PUT" or "PATCH")
        {
            AddLine(head, $"Content-Length: {request.Body.Length}");
        }

        head.Append("\r\n");
        return [.. Encoding.UTF8.GetBytes(head.ToString()), .. request.Body.Span];
    }

    /// <summary>
    /// Where the bytes of a request are cut in two, to be handed to the socket apart: within the first character beyond ASCII
    /// of the body where it has one, else in its middle. No server may take what one read gives it for the whole.
    /// </summary>
    public static int Cut(WireRequest request, int length)
    {
        var body = request.Body.Span;
        var inBody = body.IndexOfAnyInRange((byte)0x80, (byte)0xFF) is >= 0 and var beyondAscii ? beyondAscii + 1 : body.Length / 2;
        return length - body.Length + inBody;
    }

    // A literal of IPv6 stands in brackets and without its zone, which means nothing to the other end.
    private static string Host(Uri target)
    {
        var host = target.HostNameType == UriHostNameType.IPv6 ? $"[{target.IdnHost.Split('%')[0]}]" : target.IdnHost;
        return target.IsDefaultPort ? host : $"{host}:{target.Port}";
    }

    private static void AddLine(StringBuilder head, string line)
    {
        if (line.AsSpan().ContainsAny('\r', '\n', '\0'))
        {
            throw new ArgumentException("The method and the header fields must not hold CR, LF or NUL.", nameof(line));
        }

        head.Append(line).Append("\r\n");
    }
}
