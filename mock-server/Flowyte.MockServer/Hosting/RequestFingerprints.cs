using Flowyte.MockServer.Authentication;
using Flowyte.MockServer.Chat;
using Microsoft.AspNetCore.Http;

namespace Flowyte.MockServer.Hosting;

/// <summary>Gives each request a fingerprint of its own, of which its ids are made.</summary>
/// <param name="seed">The seed.</param>
/// <param name="asks">Counts what is asked, so that ids stay unique when agents are loaded anew.</param>
internal sealed class RequestFingerprints(int seed, AskCounter asks)
{
    /// <summary>
    /// The fingerprint of a request. What is asked is the request to the byte, not the conversation alone: a stream and a completion
    /// of one conversation may arrive in any order, and each gets its own id all the same.
    /// </summary>
    public Fingerprint Of(HttpRequest request, ApiKey? key = null, ReadOnlyMemory<byte> body = default) =>
        Counted(Fingerprint.Of(seed, [request.Method, request.Path.Value ?? "", key?.Digest ?? ""]).With(body.Span));

    /// <summary>The fingerprint of what is answered for a purpose other than the request's own.</summary>
    public Fingerprint Of(string purpose, ReadOnlyMemory<byte> body) => Counted(Fingerprint.Of(seed, [purpose]).With(body.Span));

    private Fingerprint Counted(Fingerprint ask) => ask.With(asks.Next(ask));
}
