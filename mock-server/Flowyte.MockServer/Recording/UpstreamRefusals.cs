using System.Globalization;
using System.Net.Sockets;
using System.Security.Authentication;
using Flowyte.MockServer.Errors;

namespace Flowyte.MockServer.Recording;

/// <summary>Why a request could not be passed on. The texts name the endpoint and nothing that was sent to it.</summary>
internal static class UpstreamRefusals
{
    public static Refusal TooSlow(Uri upstream, TimeSpan patience) => Refusal(
        504,
        "upstream_timeout",
        "Gateway timeout",
        $"{Name(upstream)} did not begin to answer within {patience.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture)} s. Ask again, or look whether it is well.");

    public static Refusal TooLarge(Uri upstream, int limit) => Refusal(
        502, "upstream_answer_too_large", "Bad gateway", $"{Name(upstream)} announced an answer of more than {limit} bytes. The recorder passes no longer one on.");

    public static Refusal Failed(Uri upstream, HttpRequestException exception)
    {
        var (code, detail) = exception switch
        {
            { HttpRequestError: HttpRequestError.SecureConnectionError } or { InnerException: AuthenticationException } => (
                "upstream_tls_failed", $"The TLS connection to {Name(upstream, isFirst: false)} failed: {Reason(exception)} Check its certificate and its address. The request was not sent."),
            { HttpRequestError: HttpRequestError.NameResolutionError } => (
                "upstream_unreachable", $"The name of {Name(upstream, isFirst: false)} cannot be resolved. Check the address that --record was given. The request was not sent."),
            { HttpRequestError: HttpRequestError.ConnectionError } or { InnerException: SocketException } => (
                "upstream_unreachable", $"{Name(upstream)} cannot be reached: {Reason(exception)} Check the address that --record was given, and the network."),
            _ => (
                "upstream_failed", $"{Name(upstream)} closed the connection or sent what is no HTTP before its answer began."),
        };
        return Refusal(502, code, "Bad gateway", detail);
    }

    private static Refusal Refusal(int status, string code, string title, string detail) =>
        new() { Status = status, Code = code, Title = title, Detail = detail, OpenAIType = "server_error" };

    private static string Name(Uri upstream, bool isFirst = true) => $"{(isFirst ? "The" : "the")} endpoint at {upstream.GetLeftPart(UriPartial.Path)}";

    private static string Reason(Exception exception)
    {
        var text = (exception.GetBaseException().Message ?? "").ReplaceLineEndings(" ");
        return text.EndsWith('.') ? text : text + ".";
    }
}
