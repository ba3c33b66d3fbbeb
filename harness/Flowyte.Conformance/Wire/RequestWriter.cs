using System.Text;

namespace Flowyte.Conformance.Wire;

/// <summary>Puts a request into the bytes of HTTP/1.1, or 1.0.</summary>
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
        var form = request.Form;
        AddLine(head, $"{request.Method} {(form.HasAbsoluteTarget ? $"{target.Scheme}://{Host(target)}" : "")}{target.PathAndQuery} HTTP/{form.Version}");
        if (form.HasHost)
        {
            AddField(head, form, "Host", Host(target));
        }

        foreach (var field in request.Headers)
        {
            if (OwnFields.Contains(field.Name, StringComparer.OrdinalIgnoreCase))
            {
                throw new ArgumentException($"The client itself adds {field.Name}: leave it out of the headers.", nameof(request));
            }

            AddField(head, form, field.Name, field.Value);
        }

        // RFC 9112 §6.1: no Content-Length beside it, and HTTP/1.0 does not know it. RFC 9110 §8.6: also 0 where the method
        // "anticipates" content.
        var isChunked = request.IsChunked;
        if (request.Header("Transfer-Encoding") is { } coding && (!isChunked || form.Version != "1.1"))
        {
            throw new ArgumentException($"The client writes no body with Transfer-Encoding {coding} in HTTP/{form.Version}.", nameof(request));
        }

        if (!isChunked && (!request.Body.IsEmpty || request.Method is "POST" or "PUT" or "PATCH"))
        {
            AddField(head, form, "Content-Length", $"{request.Body.Length}");
        }

        head.Append("\r\n");
        return [.. Encoding.UTF8.GetBytes(head.ToString()), .. isChunked ? Chunks(request.Body.Span) : request.Body.Span];
    }

    /// <summary>How many of the bytes of a request are its head, the blank line included.</summary>
    public static int HeadLength(ReadOnlySpan<byte> bytes) => bytes.IndexOf("\r\n\r\n"u8) + 4;

    /// <summary>
    /// Where the bytes of a request are cut in two, to be handed to the socket apart: within the first character beyond ASCII
    /// of the body where it has one, else in its middle. No server may take what one read gives it for the whole.
    /// </summary>
    public static int Cut(ReadOnlySpan<byte> bytes)
    {
        var head = HeadLength(bytes);
        return head + Middle(bytes[head..]);
    }

    private static int Middle(ReadOnlySpan<byte> body) =>
        body.IndexOfAnyInRange((byte)0x80, (byte)0xFF) is >= 0 and var beyondAscii ? beyondAscii + 1 : body.Length / 2;

    // Several chunks of different sizes, one of which ends where the bytes would be cut: no server may take the first for the whole.
    private static byte[] Chunks(ReadOnlySpan<byte> body)
    {
        var middle = Middle(body);
        return [.. Chunk(body[..(middle / 2)]), .. Chunk(body[(middle / 2)..middle]), .. Chunk(body[middle..]), .. "0\r\n\r\n"u8];
    }

    private static byte[] Chunk(ReadOnlySpan<byte> data) =>
        data.IsEmpty ? [] : [.. Encoding.ASCII.GetBytes($"{data.Length:x}\r\n"), .. data, .. "\r\n"u8];

    // A literal of IPv6 stands in brackets and without its zone, which means nothing to the other end.
    private static string Host(Uri target)
    {
        var host = target.HostNameType == UriHostNameType.IPv6 ? $"[{target.IdnHost.Split('%')[0]}]" : target.IdnHost;
        return target.IsDefaultPort ? host : $"{host}:{target.Port}";
    }

    private static void AddField(StringBuilder head, RequestForm form, string name, string value) =>
        AddLine(head, $"{(form.HasLowerCaseNames ? name.ToLowerInvariant() : name)}: {value}");

    private static void AddLine(StringBuilder head, string line)
    {
        if (line.AsSpan().ContainsAny('\r', '\n', '\0'))
        {
            throw new ArgumentException("The method and the header fields must not hold CR, LF or NUL.", nameof(line));
        }

        head.Append(line).Append("\r\n");
    }
}
