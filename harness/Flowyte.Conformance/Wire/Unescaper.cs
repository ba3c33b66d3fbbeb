using System.Buffers;
using System.Globalization;

namespace Flowyte.Conformance.Wire;

/// <summary>
/// Reads text as if it had no escapes, however often it was escaped: backslashes fall away, <c>\u002d</c> and <c>%2d</c>
/// (<c>\\u002d</c> and <c>%252d</c>, too) become what they stand for. It suits the search for secrets and nothing else.
/// </summary>
internal static class Unescaper
{
    /// <summary>The longest escape that is sure to be read as one where a text is searched in windows.</summary>
    public const int LongestEscape = 16;

    private static readonly SearchValues<char> Starts = SearchValues.Create("\\%");

    /// <summary>The text without escapes.</summary>
    public static string Read(string text)
    {
        var plain = new char[text.Length];
        return new string(plain, 0, Read(text, plain, new int[text.Length], new int[text.Length]));
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="plain">Takes it without escapes; as long as the text.</param>
    /// <param name="starts">Takes where each character of that starts in the text.</param>
    /// <param name="ends">Takes where each ends.</param>
    /// <returns>How many characters it is without escapes.</returns>
    public static int Read(ReadOnlySpan<char> text, Span<char> plain, Span<int> starts, Span<int> ends)
    {
        var length = 0;
        var at = 0;
        while (at < text.Length)
        {
            var run = text[at..].IndexOfAny(Starts);
            run = run < 0 ? text.Length - at : run;
            text.Slice(at, run).CopyTo(plain[length..]);
            for (var i = 0; i < run; i++)
            {
                starts[length + i] = at + i;
                ends[length + i] = at + i + 1;
            }

            length += run;
            at += run;
            if (at < text.Length)
            {
                var taken = text[at] == '\\' ? Backslash(text[at..], out var value) : Percent(text[at..], out value);
                if (value is { } character)
                {
                    plain[length] = character;
                    starts[length] = at;
                    ends[length++] = at + taken;
                }

                at += taken;
            }
        }

        return length;
    }

    // A run of backslashes is nothing by itself; what it escapes comes next, as it is or by its number.
    private static int Backslash(ReadOnlySpan<char> text, out char? value)
    {
        var run = text.IndexOfAnyExcept('\\');
        run = run < 0 ? text.Length : run;
        value = null;
        if (text[run..] is ['u', ..] && Hex(text[(run + 1)..], 4) is { } code)
        {
            value = (char)code;
            return run + 5;
        }

        return run;
    }

    private static int Percent(ReadOnlySpan<char> text, out char? value)
    {
        var at = 1;
        while (text[at..] is ['2', '5', ..] && Hex(text[(at + 2)..], 2) is not null)
        {
            at += 2;
        }

        var code = Hex(text[at..], 2);
        value = (char)(code ?? '%');
        return code is null ? 1 : at + 2;
    }

    private static int? Hex(ReadOnlySpan<char> text, int digits) =>
        text.Length >= digits && char.IsAsciiHexDigit(text[0]) && int.TryParse(text[..digits], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) ? code : null;
}
