using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Schemas.Keywords;

/// <summary>The keywords about strings (Validation §6.3).</summary>
internal static class StringKeywords
{
    /// <summary><c>minLength</c>.</summary>
    public static Keyword MinLength(KeywordSource source)
    {
        var least = source.Count();

        // A character is one or two units, so most strings need no counting.
        return Length(source, text => text.Length >= 2L * least || (text.Length >= least && CountOf(text) >= least), $"at least {Characters(least)}");
    }

    /// <summary><c>maxLength</c>.</summary>
    public static Keyword MaxLength(KeywordSource source)
    {
        var most = source.Count();
        return Length(source, text => text.Length <= most || (text.Length <= 2L * most && CountOf(text) <= most), $"at most {Characters(most)}");
    }

    /// <summary><c>pattern</c>.</summary>
    public static Keyword Pattern(KeywordSource source)
    {
        var pattern = PatternIn(source, source.Text());
        return new Assertion(source.Site, JsonKind.String, value => pattern.Matches(value.Text), () => $"a string that matches {source.Text()}");
    }

    /// <summary>Reads a pattern that stands in a keyword.</summary>
    public static EcmaPattern PatternIn(KeywordSource source, string text)
    {
        try
        {
            return new EcmaPattern(text);
        }
        catch (FormatException problem)
        {
            throw source.Refuse($"a regular expression of ECMA-262 ({problem.Message})");
        }
    }

    private static Assertion Length(KeywordSource source, Func<string, bool> holds, string expected) =>
        new(source.Site, JsonKind.String, value => holds(value.Text), () => expected)
        {
            Actual = value => value.Text.Length == 0 ? "an empty string" : $"{Characters(CountOf(value.Text))}: {Assertion.Preview(value)}",
        };

    private static string Characters(int count) => count == 1 ? "1 character" : $"{count} characters";

    private static int CountOf(string text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes())
        {
            count++;
        }

        return count;
    }
}
