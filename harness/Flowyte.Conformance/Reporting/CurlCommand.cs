using System.Text;
using Flowyte.Conformance.Running;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Reporting;

/// <summary>A line for a POSIX shell that repeats a request.</summary>
public static class CurlCommand
{
    // Fields that curl adds by itself: where the request had none, curl is told to leave them out.
    private static readonly string[] AddedByCurl = ["Accept", "User-Agent", "Content-Type"];

    /// <summary>
    /// The line that repeats an exchange's request. Keys are left out: they are read from <c>$FLOWYTE_API_KEY</c>,
    /// <c>$FLOWYTE_UNSCOPED_KEY</c> and <c>$FLOWYTE_PUBLISHABLE_KEY</c>. It holds no hidden character: a body that
    /// has some, or that is not UTF-8, is given in Base64.
    /// </summary>
    public static string For(Exchange exchange, Target target)
    {
        ArgumentNullException.ThrowIfNull(exchange);
        ArgumentNullException.ThrowIfNull(target);
        var request = exchange.Request;
        var words = new ShellWords(target);
        var command = new StringBuilder("curl -i -N");
        var isPlain = IsPlain(request.Body.Span);
        if (Method(request) is { Length: > 0 } method)
        {
            command.Append(" -X ").Append(words.Quote(method));
        }

        var address = AddressOf(request.Target);
        // curl would take brackets and braces for a pattern of addresses.
        command.Append(address.AsSpan().ContainsAny("[]{}") ? " --globoff " : " ").Append(words.Quote(address));
        command.Append(FormOf(request, address, words));
        foreach (var header in HeadersOf(request))
        {
            command.Append(" \\\n  -H ").Append(words.Quote(header));
        }

        if (request.Body.IsEmpty)
        {
            return command.ToString();
        }

        return isPlain
            // Not --data-binary: it would take a body that starts with @ for the name of a file.
            ? command.Append(" \\\n  --data-raw ").Append(words.Quote(Encoding.UTF8.GetString(request.Body.Span))).ToString()
            : $"printf %s {words.Quote(Base64(request.Body, target))} | base64 -d | {command} \\\n  --data-binary @-";
    }

    /// <summary>An address without user name, password and fragment.</summary>
    internal static string AddressOf(Uri address) =>
        address.IsAbsoluteUri ? address.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped) : address.OriginalString;

    private static string Method(WireRequest request) =>
        (request.Method, request.Body.IsEmpty) is ("POST", false) or ("GET", true) ? "" : request.Method;

    private static string FormOf(WireRequest request, string address, ShellWords words) => string.Concat(
        request.Form.Version == RequestForm.Usual.Version ? "" : $" --http{request.Form.Version}",
        request.Form.HasAbsoluteTarget ? $" --request-target {words.Quote(address)}" : "",

        // It takes off the coding that a header field of the request offers.
        request.Header("Accept-Encoding") is null ? "" : " --compressed");

    private static IEnumerable<string> HeadersOf(WireRequest request)
    {
        foreach (var header in request.Headers)
        {
            // curl takes a field without a value for an order to leave it out, and a semicolon for an empty value.
            var name = request.Form.HasLowerCaseNames ? header.Name.ToLowerInvariant() : header.Name;
            yield return header.Value.Length == 0 ? $"{name};" : $"{name}: {VisibleText.Escape(header.Value)}";
        }

        if (!request.Form.HasHost)
        {
            yield return "Host:";
        }

        foreach (var name in AddedByCurl)
        {
            var isSentAnyway = name != "Content-Type" || !request.Body.IsEmpty;
            if (isSentAnyway && !request.Headers.Any(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
            {
                yield return $"{name}:";
            }
        }
    }

    private static string Base64(ReadOnlyMemory<byte> body, Target target) =>
        Convert.ToBase64String(new Redactor(target.Secrets).Redact(body).Span);

    private static bool IsPlain(ReadOnlySpan<byte> body) =>
        VisibleText.Read(body).All(run => !run.IsEscape || run.Text is "\\n" or "\\t");
}
