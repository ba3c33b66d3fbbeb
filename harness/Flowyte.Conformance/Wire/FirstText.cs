using System.Text;
using System.Text.RegularExpressions;

namespace Flowyte.Conformance.Wire;

/// <summary>
/// Sees the first text of a reply in a stream: an event with a member <c>content</c> that is a text with something in it, up to the blank line.
/// Good enough to leave at; nothing is judged by it.
/// </summary>
internal static partial class FirstText
{
    // Whoever says nothing for so long has no text to leave at.
    private const int Most = 16 * 1024;

    /// <summary>Whether it is in the body so far.</summary>
    public static bool IsIn(ReadOnlySpan<byte> body) => Content().IsMatch(Encoding.UTF8.GetString(body[..Math.Min(body.Length, Most)]));

    [GeneratedRegex("\"content\"\\s*:\\s*\"[^\"].*?(?>\\r\\n?|\\n){2}", RegexOptions.CultureInvariant | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Content();
}
