using Flowyte.MockServer.Errors;
using Flowyte.MockServer.Widget;
using Microsoft.Extensions.Primitives;

namespace Flowyte.MockServer.Authentication;

/// <summary>Reads <c>Authorization</c>: who asks, and may they?</summary>
/// <param name="keys">The keys that the mock began with.</param>
/// <param name="minted">The publishable keys that it has minted since.</param>
internal sealed class Authenticator(KeyRing keys, PublishableKeys minted)
{
    private const string Scheme = "Bearer";

    /// <summary>The key that may do what is asked, or why there is none.</summary>
    /// <param name="authorization">The field of the request.</param>
    /// <param name="scope">The scope that what is asked takes.</param>
    public (ApiKey? Key, Refusal? Refusal) Authenticate(StringValues authorization, string scope = ApiKey.ChatWrite)
    {
        var token = Token(authorization);
        if (token.IsEmpty)
        {
            return (null, Refusals.MissingKey());
        }

        return keys.Find(token) switch
        {
            null => (null, minted.FindValue(token.ToString()) is null ? Refusals.InvalidKey() : Refusals.PublishableKey()),
            { IsPublishable: true } => (null, Refusals.PublishableKey()),
            var key => key.May(scope) ? (key, null) : (null, Refusals.MissingScope(scope)),
        };
    }

    /// <summary>Whether a text is a secret key, whatever it may do.</summary>
    public bool KnowsSecret(string text) => keys.Find(text) is { IsPublishable: false };

    /// <summary>The token of a field; empty where it has none. RFC 9110 §11.1: the scheme is compared in any case. §11.4: one or more spaces follow it.</summary>
    public static ReadOnlySpan<char> Token(StringValues authorization)
    {
        if (authorization.Count != 1 || authorization[0] is not { } field
            || !field.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            || field.Length <= Scheme.Length || field[Scheme.Length] != ' ')
        {
            return [];
        }

        return field.AsSpan(Scheme.Length).Trim(' ');
    }
}
