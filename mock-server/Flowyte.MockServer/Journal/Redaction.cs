using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Flowyte.MockServer.Journal;

/// <summary>Takes keys out of what is shown.</summary>
internal static partial class Redaction
{
    public const string Withheld = "[redacted]";

    private static readonly FrozenSet<string> Secret = new[]
    {
        "Authorization", "Proxy-Authorization", "Cookie", "X-Api-Key", "Api-Key", "X-Auth-Token", "X-Goog-Api-Key",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The value of a field as it may be kept: the scheme of credentials, and nothing of the credentials.</summary>
    public static string Field(string name, string value)
    {
        if (!Secret.Contains(name))
        {
            return value;
        }

        return value.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? "Bearer " + Withheld
            : value.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase) ? "Basic " + Withheld
            : Withheld;
    }

    /// <summary>A text without whatever has the form of a key.</summary>
    public static string Text(string text) => Key().Replace(text, "${form}" + Withheld);

    // The forms of Flowyte and of OpenAI; and credentials in the query of an address. No part runs over the beginning of
    // another, so that a text takes time in proportion to its length.
    [GeneratedRegex(
        @"(?<form>flowyte_(sk|pk|admin|transport|visitor)_)\w+|\b(?<form>[sp]k[-_])[\w-]{16,}|(?<form>[?&][^=?&\s]*(key|token|secret|password|authorization)=)[^&\s]+",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: -1)]
    private static partial Regex Key();
}
