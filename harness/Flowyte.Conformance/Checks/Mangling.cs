using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Flowyte.Conformance.Checks;

/// <summary>Tells a text in which software has altered characters, and everything else is as it was.</summary>
internal static class Mangling
{
    private static readonly TimeSpan PatternTime = TimeSpan.FromSeconds(1);

    // What the languages that servers are written in make of nothing where a text is due.
    private static readonly string[] Nothings = ["null", "undefined"];

    private static readonly SearchValues<char> MustBeEscaped = SearchValues.Create("\"\\\n");

    /// <summary>How the characters were altered; null where that does not explain the difference.</summary>
    public static Likeness? Of(string wanted, string said) =>
        HoldsNothings(wanted, said) ? Likeness.NothingSpelled
        : said.Contains(wanted, StringComparison.Ordinal) ? null
        : WebUtility.HtmlDecode(said).Contains(wanted, StringComparison.Ordinal) ? Likeness.Entities
        : IsEscaped(wanted, said) ? Likeness.Escaped
        : wanted.Contains('\\', StringComparison.Ordinal) && LacksBackslashes(wanted, said) ? Likeness.Backslashes
        : Templates.Rendered(wanted, said) is not null ? Likeness.Rendered
        : IsReplaced(wanted, said) ? Likeness.Replaced
        : IsMisdecoded(wanted, said) ? Likeness.Misdecoded
        : LacksAllBeyondAscii(wanted, said) ? Likeness.BeyondAscii
        : LacksRareCharacters(wanted, said) ? Likeness.CharactersLost
        : null;

    // At an end of the reply, where no delta has text, or between deltas: it touches what is said, as a word of an agent's own does not.
    private static bool HoldsNothings(string wanted, string said) => Nothings.Any(nothing =>
        !wanted.Contains(nothing, StringComparison.Ordinal)
        && said.Replace(nothing, "", StringComparison.Ordinal) is var rest && rest.Contains(wanted, StringComparison.Ordinal)
        && (!said.Contains(wanted, StringComparison.Ordinal) || Touches(nothing, said)));

    private static bool Touches(string nothing, string said) =>
        (said.StartsWith(nothing, StringComparison.Ordinal) && said.Length > nothing.Length && !IsBetweenWords(said[nothing.Length]))
        || (said.EndsWith(nothing, StringComparison.Ordinal) && said.Length > nothing.Length && !IsBetweenWords(said[^(nothing.Length + 1)]));

    private static bool IsBetweenWords(char character) => char.IsWhiteSpace(character) || character is '"' or '\'' or '`' or '*' or '(' or ')';

    // Line feeds as backslash and n, or all that JSON escapes, for a second time.
    private static bool IsEscaped(string wanted, string said) =>
        (wanted.Contains('\n', StringComparison.Ordinal) && said.Contains(wanted.Replace("\n", "\\n", StringComparison.Ordinal), StringComparison.Ordinal))
        || (wanted.AsSpan().ContainsAny(MustBeEscaped) && Find(said, string.Concat(wanted.Select(Escaped))) is not null);

    // What JSON lets a serialiser write for a character: serialisers differ in what they escape beyond what they must.
    private static string Escaped(char character) => character switch
    {
        '\n' => @"\\n",
        '"' => @"\\(?:""|u0022)",
        '\\' => @"\\(?:\\|u005[cC])",
        '/' => @"\\?/",
        _ => string.Create(CultureInfo.InvariantCulture, $@"(?:{Regex.Escape($"{character}")}|(?i:\\u{(int)character:x4}))"),
    };

    private static bool LacksBackslashes(string wanted, string said)
    {
        var read = wanted.Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\t", "\t", StringComparison.Ordinal).Replace("\\r", "\r", StringComparison.Ordinal);
        return said.Contains(wanted.Replace("\\", "", StringComparison.Ordinal), StringComparison.Ordinal)
            || said.Contains(read.Replace("\\", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    // One word in another script may be a slip of the agent's. Where every one is altered and all else is exact, it is none.
    private static bool LacksAllBeyondAscii(string wanted, string said)
    {
        var runs = Runs(wanted);
        return runs.Count > 1
            && RunsIn(wanted, said, @"((?:[^\x00-\x7f]|\?|\\u[0-9a-fA-F]{4})*)") is { } found
            && runs.Zip(found).All(pair => pair.First != pair.Second);
    }

    // The character that decoders put in place of broken bytes, and nothing else altered. No agent writes it instead of another.
    private static bool IsReplaced(string wanted, string said) =>
        !wanted.Contains('\uFFFD', StringComparison.Ordinal) && said.Contains('\uFFFD', StringComparison.Ordinal)
        && RunsIn(wanted, said, @"([^\x00-\x7f]*)") is { } found && found.Any(run => run.Contains('\uFFFD', StringComparison.Ordinal));

    // No agent writes the bytes of UTF-8 as characters where it repeats all else.
    private static bool IsMisdecoded(string wanted, string said) =>
        Runs(wanted) is { Count: > 0 } runs && RunsIn(wanted, said, @"([^\x00-\x7f]*)") is { } found
        && runs.Zip(found).ToList() is var pairs
        && pairs.Exists(pair => pair.First != pair.Second)
        && pairs.TrueForAll(pair => pair.First == pair.Second || IsLatin1(Encoding.UTF8.GetBytes(pair.First), pair.Second));

    // Windows-1252, which many take for Latin-1, has other characters at 0x80 to 0x9F.
    private static bool IsLatin1(byte[] bytes, string said) =>
        said.Length == bytes.Length && bytes.Zip(said).All(pair => pair.First == pair.Second || (pair.First is >= 0x80 and <= 0x9F && pair.Second >= '\u0080'));

    // Every character that some narrower encoding does not have, and none besides.
    private static bool LacksRareCharacters(string wanted, string said) =>
        Lacks(wanted, said, rune => rune.Value > 0xff) || Lacks(wanted, said, rune => !rune.IsBmp);

    private static bool Lacks(string wanted, string said, Func<Rune, bool> isRare)
    {
        var runes = wanted.EnumerateRunes().ToList();
        return runes.Where(isRare).Distinct().Count() > 1
            && said.Contains(string.Concat(runes.Where(rune => !isRare(rune)).Select(rune => rune.ToString())), StringComparison.Ordinal);
    }

    private static List<string> Runs(string wanted) =>
        [.. Regex.Matches(wanted, @"[^\x00-\x7f]+", RegexOptions.CultureInvariant, PatternTime).Select(match => match.Value)];

    private static IEnumerable<string>? RunsIn(string wanted, string said, string run)
    {
        var between = Regex.Split(wanted, @"[^\x00-\x7f]+", RegexOptions.CultureInvariant, PatternTime).Select(Regex.Escape);
        return Find(said, string.Join(run, between))?.Groups.Values.Skip(1).Select(group => group.Value);
    }

    // What takes too long to find is not there.
    private static Match? Find(string said, string pattern)
    {
        try
        {
            return Regex.Match(said, pattern, RegexOptions.CultureInvariant, PatternTime) is { Success: true } match ? match : null;
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }
}
