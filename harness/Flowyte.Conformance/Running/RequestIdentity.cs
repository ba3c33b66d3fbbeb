using System.Security.Cryptography;
using System.Text;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Running;

/// <summary>Tells whether two requests are the same. As a hash it is short, and says nothing of the keys in them.</summary>
internal static class RequestIdentity
{
    /// <summary>The SHA-256 of all that is sent, in hexadecimal.</summary>
    public static string Of(WireRequest request)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Target.AbsoluteUri} {request.Form}\n"));
        foreach (var header in request.Headers)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{header.Name}: {header.Value}\n"));
        }

        hash.AppendData("\n"u8);
        hash.AppendData(request.Body.Span);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
