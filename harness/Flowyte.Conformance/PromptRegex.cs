using System.Buffers;
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

    private static readonly SearchValues<char> Plain = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 -_,:");

    // Shorter ones stand in too many texts to be worth a look.
    private const int LeastStart = 2;

    private readonly Regex _ordinary;
    private readonly Lazy<Regex> _linear;
    private readonly SearchValues<string>? _start;

    /// <summary>Reads an expression.</summary>
    /// <param name="pattern">In the syntax of .NET.</param>
    /// <param name="options">Whether case matters, and what captures; the engine is chosen here.</param>
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

        var isAnyCase = options.HasFlag(RegexOptions.IgnoreCase);
        var start = StartOf(pattern, isAnyCase);
        _start = start.Length < LeastStart ? null : SearchValues.Create([start], isAnyCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
    }

    /// <summary>The names of its groups; those without one have numbers.</summary>
    public string[] GroupNames => _ordinary.GetGroupNames();

    /// <summary>Whether it matches somewhere in the text.</summary>
    public bool IsMatch(ReadOnlySpan<char> text) => (_start is null || text.ContainsAny(_start)) && Search(text, text.Length, static (regex, text) => regex.IsMatch(text));

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

    // What every match begins with, as far as it is plain letters, digits and spaces: to look for it is much cheaper than to begin a search.
    private static string StartOf(string pattern, bool isAnyCase)
    {
        // Other branches begin otherwise.
        if (pattern.Contains('|', StringComparison.Ordinal))
        {
            return "";
        }

        var length = pattern.AsSpan().IndexOfAnyExcept(Plain);
        length = length < 0 ? pattern.Length : length;

        // The last one may be there several times, or not at all.
        length -= length < pattern.Length && length > 0 && pattern[length] is '*' or '?' or '{' ? 1 : 0;

        // K is the sign of kelvin, too, to whom its case does not matter.
        var kelvin = isAnyCase ? pattern.AsSpan(0, length).IndexOfAny('k', 'K') : -1;
        return pattern[..(kelvin < 0 ? length : kelvin)];
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
