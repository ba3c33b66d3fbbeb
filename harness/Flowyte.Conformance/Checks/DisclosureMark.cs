using System.Buffers;
using System.Text.RegularExpressions;

namespace Flowyte.Conformance.Checks;

/// <summary>Something of a server's inside that has no place in an error, and how to know it.</summary>
/// <param name="what">What it is, for people.</param>
/// <param name="pattern">What it looks like.</param>
/// <param name="signs">Texts of which at least one stands in whatever the pattern matches: most errors have none, and are not searched further.</param>
internal sealed class DisclosureMark(string what, string pattern, params string[] signs)
{
    private readonly PromptRegex _pattern = new(pattern);
    private readonly SearchValues<string> _signs = SearchValues.Create(signs, StringComparison.Ordinal);

    /// <summary>What it is, for people.</summary>
    public string What => what;

    /// <summary>Where it stands first in a text; null where it does not.</summary>
    public Match? FindIn(string text) => text.AsSpan().ContainsAny(_signs) && _pattern.Match(text) is { Success: true } match ? match : null;
}
