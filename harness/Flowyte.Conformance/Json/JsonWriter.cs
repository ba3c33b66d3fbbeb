using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace Flowyte.Conformance.Json;

/// <summary>Writes a value compactly, and stops soon after a number of characters.</summary>
internal sealed class JsonWriter
{
    // What is surely written as it is: most of most texts.
    private static readonly SearchValues<char> Plain =
        SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code).Except("\"\\")]);

    // Kept for the next text, unless that one was long.
    private const int KeptCharacters = 64 * 1024;

    [ThreadStatic]
    private static StringBuilder? _kept;

    private readonly StringBuilder _text;
    private readonly int _enough;

    private JsonWriter(StringBuilder text, int enough)
    {
        _text = text;
        _enough = enough;
    }

    private bool IsEnough => _text.Length >= _enough;

    /// <summary>Writes a value; what is longer than <paramref name="enough"/> may be cut off anywhere behind that.</summary>
    public static string Write(JsonNode node, int enough)
    {
        var text = _kept ?? new StringBuilder();
        _kept = null;
        new JsonWriter(text, enough).Write(node);
        var written = text.ToString();
        _kept = text.Capacity <= KeptCharacters ? text.Clear() : null;
        return written;
    }

    private void Write(JsonNode node)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (node.Kind)
        {
            case JsonKind.Null:
                _text.Append("null");
                break;
            case JsonKind.String:
                WriteString(node.Text);
                break;
            case JsonKind.Array:
                WriteArray(node.Items);
                break;
            case JsonKind.Object:
                WriteObject(node.Members);
                break;
            default:
                _text.Append(node.Text);
                break;
        }
    }

    private void WriteArray(IReadOnlyList<JsonNode> items)
    {
        _text.Append('[');
        for (var i = 0; i < items.Count && !IsEnough; i++)
        {
            _text.Append(i == 0 ? "" : ",");
            Write(items[i]);
        }

        _text.Append(']');
    }

    private void WriteObject(IReadOnlyList<JsonMember> members)
    {
        _text.Append('{');
        for (var i = 0; i < members.Count && !IsEnough; i++)
        {
            _text.Append(i == 0 ? "" : ",");
            WriteString(members[i].Name);
            _text.Append(':');
            Write(members[i].Value);
        }

        _text.Append('}');
    }

    private void WriteString(string value)
    {
        _text.Append('"');
        var at = 0;
        while (at < value.Length && !IsEnough)
        {
            var rest = value.AsSpan(at, Math.Min(value.Length - at, _enough - _text.Length));
            var end = rest.IndexOfAnyExcept(Plain);
            if (end == 0)
            {
                WriteCharacter(value, at++);
                continue;
            }

            var run = end < 0 ? rest : rest[..end];
            _text.Append(run);
            at += run.Length;
        }

        _text.Append('"');
    }

    private void WriteCharacter(string value, int index)
    {
        var character = value[index];
        _ = character switch
        {
            '"' => _text.Append("\\\""),
            '\\' => _text.Append("\\\\"),
            '\n' => _text.Append("\\n"),
            '\r' => _text.Append("\\r"),
            '\t' => _text.Append("\\t"),
            < ' ' or '\u007f' => WriteEscape(character),
            // Half of a surrogate pair has no UTF-8; its escape is the only way to send it.
            _ when char.IsSurrogate(character) && !IsPaired(value, index) => WriteEscape(character),
            _ => _text.Append(character),
        };
    }

    private StringBuilder WriteEscape(char character) => _text.Append($"\\u{(int)character:x4}");

    private static bool IsPaired(string value, int index) => char.IsHighSurrogate(value[index])
        ? index + 1 < value.Length && char.IsLowSurrogate(value[index + 1])
        : index > 0 && char.IsHighSurrogate(value[index - 1]);
}
