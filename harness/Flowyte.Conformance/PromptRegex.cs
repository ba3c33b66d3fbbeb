using System.Text.RegularExpressions;

namespace Flowyte.Conformance;

/// <summary>
/// A regular expression that hostile texts cannot slow down, and that costs little where there are none. .NET's linear
/// engine builds an automaton of about a megabyte for each expression: short texts are left to the ordinary engine, and
/// only those on which it takes long, and long texts, meet the linear one. Both find the same matches.
/// </summary>
internal sealed class PromptRegex
{
    private const int ShortText = 1024;

    // A thousand times what an ordinary expression takes on a short text.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(20);

    private readonly Regex _ordinary;
    private readonly Lazy<Regex> _linear;

    /// <summary>Reads an expression.</summary>
    /// <param name="pattern">In the syntax of .NET.</param>
    /// <param name="options">Those of the expression; the engine is chosen here.</param>
    /// <exception cref="RegexParseException">It is no regular expression.</exception>
    /// <exception cref="NotSupportedException">It looks around or back, which takes more than time linear to the text.</exception>
    public PromptRegex(string pattern, RegexOptions options = RegexOptions.None)
    {
        options |= RegexOptions.CultureInvariant;
        _ordinary = new Regex(pattern, options, Patience);
        _linear = new Lazy<Regex>(() => new Regex(pattern, options | RegexOptions.NonBacktracking, Regex.InfiniteMatchTimeout));
        if (MayLookAround(pattern))
        {
            _ = _linear.Value;
        }
    }

    /// <summary>The names of its groups; those without one have numbers.</summary>
    public string[] GroupNames => _ordinary.GetGroupNames();

    /// <summary>Whether it matches somewhere in the text.</summary>
    public bool IsMatch(ReadOnlySpan<char> text) => Search(text, text.Length, static (regex, text) => regex.IsMatch(text));

    /// <summary>Where it matches first.</summary>
    public Match Match(string text) => Search(text, text.Length, static (regex, text) => regex.Match(text));

    /// <summary>Where it matches, each place behind the one before.</summary>
    public IReadOnlyList<Match> Matches(string text) => Search(text, text.Length, static (regex, text) => regex.Matches(text).ToArray());

    /// <summary>The expression.</summary>
    public override string ToString() => _ordinary.ToString();

    private TFound Search<TText, TFound>(TText text, int length, Func<Regex, TText, TFound> search)
        where TText : allows ref struct
    {
        if (length <= ShortText)
        {
            try
            {
                return search(_ordinary, text);
            }
            catch (RegexMatchTimeoutException)
            {
                // It is one for the other engine.
            }
        }

        return search(_linear.Value, text);
    }

    // The linear engine knows what it does not run, but only once it is built. Whatever has none of the signs runs.
    private static bool MayLookAround(string pattern)
    {
        for (var at = 0; at < pattern.Length - 1; at++)
        {
            switch (pattern[at])
            {
                case '\\' when pattern[at + 1] is 'k' or 'G' or (>= '1' and <= '9'):
                case '(' when pattern[at + 1] == '?' && !IsPlainGroup(pattern.AsSpan(at + 2)):
                    return true;
                case '\\':
                    at++;
                    break;
            }
        }

        return false;
    }

    // (?:…) or (?<name>…), and not (?<name-other>…), which takes back what another group holds.
    private static bool IsPlainGroup(ReadOnlySpan<char> group) =>
        group.StartsWith(":") || (group.StartsWith("<") && group.IndexOf('>') is > 1 and var end && !group[1..end].ContainsAny("=!-"));
}
