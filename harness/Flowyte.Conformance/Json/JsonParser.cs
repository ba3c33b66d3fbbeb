using System.Text;
using System.Text.Json;

namespace Flowyte.Conformance.Json;

/// <summary>
/// Builds the tree of one text. The tokens are <see cref="Utf8JsonReader"/>'s, which is strict and does not
/// recurse; the tree, the offsets and the faults that it lets pass or stops at are ours.
/// </summary>
internal ref struct JsonParser
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private readonly ReadOnlySpan<byte> _text;
    private readonly int _start;
    private readonly int _maxDepth;
    private readonly JsonFaults _faults = new();
    private readonly Stack<JsonContainer> _open = new();
    private Utf8JsonReader _reader;

    public JsonParser(ReadOnlySpan<byte> text, int maxDepth)
    {
        _text = text;
        _maxDepth = maxDepth;
        _start = text.StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;

        // One deeper than the bound, so that it is this class which notices and not the reader.
        var options = new JsonReaderOptions { MaxDepth = maxDepth < int.MaxValue ? maxDepth + 1 : maxDepth };
        _reader = new Utf8JsonReader(text[_start..], options);
    }

    /// <summary>Reads the text.</summary>
    public JsonParse Parse()
    {
        if (_start > 0)
        {
            _faults.Add(JsonFaultKind.ByteOrderMark, 0, "a byte-order mark stands before the value");
        }

        _faults.AddInvalidUtf8(_text);
        var root = ReadRoot();
        return new JsonParse(root, _faults.InOrder());
    }

    private JsonNode? ReadRoot()
    {
        if (SkipWhiteSpace(_start) == _text.Length)
        {
            _faults.Add(JsonFaultKind.Empty, _start, "there is no value");
            return null;
        }

        if (FindTooMany() is { } tooMany)
        {
            _faults.Add(JsonFaultKind.TooLarge, tooMany, $"more than {JsonText.MaxValues} values");
            return null;
        }

        try
        {
            var root = ReadValue();
            if (root is not null)
            {
                FindTrailingBytes(root.Offset + root.Length);
            }

            return root;
        }
        catch (JsonException exception)
        {
            // The reader adds the place in its own words, which an offset says better.
            var message = exception.Message.Split(" LineNumber:")[0].Split(" Path:")[0];
            _faults.Add(JsonFaultKind.Syntax, OffsetOf(exception), message);
            return null;
        }
    }

    /// <summary>Where the first value beyond the bound stands; null where there is none. Nothing is built to find that out.</summary>
    private readonly int? FindTooMany()
    {
        // A value takes a byte at least.
        if (_text.Length <= JsonText.MaxValues)
        {
            return null;
        }

        var reader = _reader;
        try
        {
            for (var values = 0; reader.Read();)
            {
                if (reader.TokenType is not (JsonTokenType.PropertyName or JsonTokenType.EndObject or JsonTokenType.EndArray) && ++values > JsonText.MaxValues)
                {
                    return _start + (int)reader.TokenStartIndex;
                }
            }
        }
        catch (JsonException)
        {
            // Building the tree comes upon it again and tells.
        }

        return null;
    }

    private JsonNode? ReadValue()
    {
        while (_reader.Read())
        {
            JsonNode? value = null;
            switch (_reader.TokenType)
            {
                case JsonTokenType.StartObject or JsonTokenType.StartArray when _open.Count == _maxDepth:
                    _faults.Add(JsonFaultKind.TooDeep, TokenOffset, $"nested deeper than {_maxDepth}");
                    return null;
                case JsonTokenType.StartObject:
                    _open.Push(new JsonContainer(JsonKind.Object, TokenOffset));
                    break;
                case JsonTokenType.StartArray:
                    _open.Push(new JsonContainer(JsonKind.Array, TokenOffset));
                    break;
                case JsonTokenType.PropertyName:
                    _open.Peek().BeginMember(ReadString(), TokenOffset, _faults);
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    value = _open.Pop().Close(TokenOffset + 1);
                    break;
                default:
                    value = ReadScalar();
                    break;
            }

            if (value is not null && _open.Count == 0)
            {
                return value;
            }

            if (value is not null)
            {
                _open.Peek().Add(value);
            }
        }

        return null;
    }

    private readonly int TokenOffset => _start + (int)_reader.TokenStartIndex;

    private readonly JsonNode ReadScalar() => new()
    {
        Kind = _reader.TokenType switch
        {
            JsonTokenType.String => JsonKind.String,
            JsonTokenType.Number => JsonKind.Number,
            JsonTokenType.Null => JsonKind.Null,
            _ => JsonKind.Boolean,
        },
        Offset = TokenOffset,
        Length = _start + (int)_reader.BytesConsumed - TokenOffset,
        Text = _reader.TokenType switch
        {
            JsonTokenType.String => ReadString(),
            JsonTokenType.Null => "",
            _ => Encoding.ASCII.GetString(_reader.ValueSpan),
        },
    };

    // The reader's own GetString throws where a string holds what is no character.
    private readonly string ReadString() => _reader.ValueIsEscaped
        ? JsonEscapes.Decode(_reader.ValueSpan, TokenOffset + 1, _faults)
        : Encoding.UTF8.GetString(_reader.ValueSpan);

    private readonly void FindTrailingBytes(int end)
    {
        var next = SkipWhiteSpace(end);
        if (next < _text.Length)
        {
            _faults.Add(JsonFaultKind.TrailingBytes, next, $"{_text.Length - next} bytes follow the value");
        }
    }

    private readonly int SkipWhiteSpace(int from)
    {
        var skipped = _text[from..].IndexOfAnyExcept(" \t\r\n"u8);
        return skipped < 0 ? _text.Length : from + skipped;
    }

    // The reader counts lines by LF, and bytes within the line.
    private readonly int OffsetOf(JsonException exception)
    {
        var offset = _start;
        for (var line = 0L; line < exception.LineNumber; line++)
        {
            offset += _text[offset..].IndexOf((byte)'\n') + 1;
        }

        return (int)Math.Min(offset + (exception.BytePositionInLine ?? 0), _text.Length);
    }
}
