using Flowyte.MockServer.Authentication;
using Flowyte.MockServer.Chat;

namespace Flowyte.MockServer.Widget;

/// <summary>
/// What visitors get for a publishable key. Tokens are made of the seed and of what they are for, so that nothing of them has to be kept.
/// Like all keys of a mock they are no secrets.
/// </summary>
/// <param name="seed">The seed.</param>
internal sealed class VisitorTokens(int seed)
{
    private const string TransportPrefix = "flowyte_transport_";

    /// <summary>The token that opens the transport of a conversation.</summary>
    /// <param name="session">The id of the conversation.</param>
    /// <param name="key">The key that it was begun with.</param>
    public string TransportOf(string session, PublishableKey key) => $"{TransportPrefix}{key.Id}_{Fingerprint.Of(seed, ["transport", session, key.Id])}";

    /// <summary>The token that stands for a visitor.</summary>
    /// <param name="ask">The fingerprint of the visitor's request.</param>
    public static string VisitorOf(Fingerprint ask) => $"flowyte_visitor_{ask.With(1)}";

    /// <summary>The key that the conversation was begun with whose transport a token opens; null where it does not open it, or the key was revoked.</summary>
    public PublishableKey? KeyOf(string session, ReadOnlySpan<char> token, PublishableKeys keys)
    {
        var end = token.LastIndexOf('_');
        return token.StartsWith(TransportPrefix, StringComparison.Ordinal) && end > TransportPrefix.Length
            && keys.Find(token[TransportPrefix.Length..end].ToString()) is { IsRevoked: false } key
            && token.SequenceEqual(TransportOf(session, key))
            ? key
            : null;
    }
}
