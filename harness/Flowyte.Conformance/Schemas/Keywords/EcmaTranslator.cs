using System.Text;

namespace Flowyte.Conformance.Schemas.Keywords;

/// <summary>
/// Writes a pattern of ECMA-262 in .NET's own dialect. The two look alike and differ in what hurts: <c>$</c> lets a
/// line feed follow, <c>\d</c> and <c>\w</c> take every script, and a character beyond U+FFFF counts as two.
/// </summary>
internal sealed class EcmaTranslator(string pattern)
{
    private const string Pair = @"[\uD800-\uDBFF][\uDC00-\uDFFF]";
    private const string Digits = "0-9";
    private const string NoDigits = @"\0-/:-\uFFFF";
    private const string WordCharacters = "0-9A-Z_a-z";
    private const string NoWordCharacters = @"\0-/:-@\[-\^`{-\uFFFF";
    private const string Spaces = @"\t-\r \u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF";
    private const string NoSpaces = @"\0-\u0008\u000E-\u001F!-\u009F\u00A1-\u167F\u1681-\u1FFF\u200B-\u2027\u202A-\u202E\u2030-\u205E\u2060-\u2FFF\u3001-\uFEFE\uFF00-\uFFFF";

    // What may follow a backslash and means the same to both.
    private const string SharedEscapes = @"fnrtv^$\.*+?()[]{}|/-";

    private static readonly string[] GroupStarts = ["(?:", "(?=", "(?!", "(?<"];

    private readonly StringBuilder _output = new();
    private int _position;

    /// <summary>The pattern in .NET's dialect.</summary>
    /// <exception cref="FormatException">It is none of ECMA-262, or one that is not supported.</exception>
    public string Translate()
    {
        while (_position < pattern.Length)
        {
            var character = pattern[_position++];
            switch (character)
            {
                case '\\':
                    TranslateEscape();
                    break;
                case '[':
                    TranslateClass();
                    break;
                case '.':
                    WriteAnyBut(@"\n\r\u2028\u2029");
                    break;
                case '$':
                    _output.Append(@"\z");
                    break;
                case '(':
                    CheckGroup();
                    _output.Append('(');
                    break;
                default:
                    WriteCharacter(character);
                    break;
            }
        }

        return _output.ToString();
    }

    private void TranslateEscape()
    {
        var escape = Take();
        switch (escape)
        {
            case 'b':
                _output.Append($"(?:(?<=[{WordCharacters}])(?![{WordCharacters}])|(?<![{WordCharacters}])(?=[{WordCharacters}]))");
                break;
            case 'B':
                _output.Append($"(?:(?<=[{WordCharacters}])(?=[{WordCharacters}])|(?<![{WordCharacters}])(?![{WordCharacters}]))");
                break;
            case 'D':
                WriteAnyBut(Digits);
                break;
            case 'W':
                WriteAnyBut(WordCharacters);
                break;
            case 'S':
                WriteAnyBut(Spaces);
                break;
            case 'P':
                WriteAnyBut($@"\p{{{Category()}}}");
                break;
            case 'd' or 'w' or 's' or 'p':
                _output.Append('[').Append(ClassEscape(escape)).Append(']');
                break;
            case 'u' when pattern.AsSpan(_position).StartsWith('{'):
                WriteCodePoint(CodePoint());
                break;
            case 'k' or (>= '1' and <= '9'):
                _output.Append('\\').Append(escape);
                break;
            default:
                _output.Append(ClassEscape(escape));
                break;
        }
    }

    private void TranslateClass()
    {
        var negated = pattern.AsSpan(_position).StartsWith('^');
        _position += negated ? 1 : 0;
        var content = new StringBuilder();
        for (var character = Take(); character != ']'; character = Take())
        {
            _ = character switch
            {
                '\\' => content.Append(ClassEscape(Take())),
                '[' => content.Append(@"\["),
                _ when char.IsSurrogate(character) => throw new FormatException("a character beyond U+FFFF in a class is not supported"),
                _ => content.Append(character),
            };
        }

        if (content.Length == 0)
        {
            throw new FormatException("an empty class is not supported");
        }

        if (negated)
        {
            WriteAnyBut(content.ToString());
        }
        else
        {
            // .NET reads a caret here as "none of", and "-[" as the start of a subtraction, but the bracket is escaped.
            _output.Append('[').Append(content[0] == '^' ? @"\" : "").Append(content).Append(']');
        }
    }

    private string ClassEscape(char escape) => escape switch
    {
        'd' => Digits,
        'D' => NoDigits,
        'w' => WordCharacters,
        'W' => NoWordCharacters,
        's' => Spaces,
        'S' => NoSpaces,
        'b' => @"\u0008",
        '0' => @"\0",
        'p' => $@"\p{{{Category()}}}",
        'P' => $@"\P{{{Category()}}}",
        'c' => $@"\c{Take()}",
        'x' => $@"\x{Take()}{Take()}",
        'u' when pattern.AsSpan(_position).StartsWith('{') => CodePoint() is <= 0xFFFF and var point
            ? $@"\u{point:X4}"
            : throw new FormatException("a character beyond U+FFFF in a class is not supported"),
        'u' => $@"\u{Take()}{Take()}{Take()}{Take()}",
        _ when SharedEscapes.Contains(escape, StringComparison.Ordinal) => $@"\{escape}",
        _ => throw new FormatException($@"\{escape} means nothing"),
    };

    private string Category()
    {
        var name = Braced();
        return UnicodeCategories.ShortName(name) ?? throw new FormatException($@"\p{{{name}}} is not supported; general categories are");
    }

    private int CodePoint() =>
        int.TryParse(Braced(), System.Globalization.NumberStyles.AllowHexSpecifier, provider: null, out var point) && Rune.IsValid(point)
            ? point
            : throw new FormatException(@"\u{…} takes a code point in hexadecimal digits");

    private string Braced()
    {
        var end = pattern.IndexOf('}', _position);
        if (Take() != '{' || end < 0)
        {
            throw new FormatException("a name in braces is missing");
        }

        var name = pattern[_position..end];
        _position = end + 1;
        return name;
    }

    private char Take() => _position < pattern.Length ? pattern[_position++] : throw new FormatException("it ends too early");

    private void CheckGroup()
    {
        var rest = pattern.AsSpan(_position - 1);
        if (rest.StartsWith("(?") && !System.Array.Exists(GroupStarts, start => pattern.AsSpan(_position - 1).StartsWith(start, StringComparison.Ordinal)))
        {
            throw new FormatException($"a group cannot start with {rest[..Math.Min(3, rest.Length)]}");
        }
    }

    private void WriteCharacter(char character)
    {
        if (char.IsHighSurrogate(character) && _position < pattern.Length)
        {
            WriteCodePoint(char.ConvertToUtf32(character, Take()));
        }
        else
        {
            _output.Append(character);
        }
    }

    // As a group, so that a quantifier behind it takes both halves.
    private void WriteCodePoint(int point)
    {
        _output.Append("(?:");
        foreach (var unit in char.ConvertFromUtf32(point))
        {
            _output.Append($@"\u{(int)unit:X4}");
        }

        _output.Append(')');
    }

    private void WriteAnyBut(string content) => _output.Append($@"(?:{Pair}|[^{content}\uD800-\uDFFF])");
}
