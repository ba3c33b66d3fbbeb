using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Running;

/// <summary>Requests as one text each, to tell whether two are the same. It holds keys: never shown to anyone.</summary>
internal static class RequestText
{
    public static string Of(WireRequest request) =>
        $"{request.Method} {request.Target.AbsoluteUri} {request.Form}\n"
        + string.Concat(request.Headers.Select(header => $"{header.Name}: {header.Value}\n"))
        + $"\n{Convert.ToHexString(request.Body.Span)}\n";
}
