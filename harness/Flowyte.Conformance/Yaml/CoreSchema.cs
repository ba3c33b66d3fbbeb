using System.Globalization;
using Flowyte.Conformance.Json;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Flowyte.Conformance.Yaml;

/// <summary>The kinds of scalars, by the core schema of YAML 1.2 §10.3.2. What is quoted or in a block is a string.</summary>
internal static class CoreSchema
{
    private const string StringTag = "tag:yaml.org,2002:str";

    /// <exception cref="YamlException">The scalar has no value in JSON, or a tag.</exception>
    public static JsonNode Read(Scalar scalar, int start, int end)
    {
        var (kind, text) = KindOf(scalar);
        return new JsonNode { Kind = kind, Text = text, Offset = start, Length = end - start };
    }

    /// <exception cref="YamlException">The node has a tag.</exception>
    public static void RefuseTag(NodeEvent node)
    {
        if (!node.Tag.IsEmpty)
        {
            throw new SemanticErrorException(node.Start, node.End, $"The tag {node.Tag.Value} has no meaning here; take it away.");
        }
    }

    private static (JsonKind Kind, string Text) KindOf(Scalar scalar)
    {
        var text = scalar.Value;
        if (!scalar.Tag.IsEmpty && (scalar.Tag.IsNonSpecific || scalar.Tag.Value == StringTag))
        {
            return (JsonKind.String, text);
        }

        RefuseTag(scalar);
        return scalar.Style != ScalarStyle.Plain ? (JsonKind.String, text) : text switch
        {
            "" or "~" or "null" or "Null" or "NULL" => (JsonKind.Null, ""),
            "true" or "True" or "TRUE" => (JsonKind.Boolean, "true"),
            "false" or "False" or "FALSE" => (JsonKind.Boolean, "false"),
            _ when IsNoJsonNumber(text) => throw new SemanticErrorException(scalar.Start, scalar.End, $"JSON has no number {text}; put it in quotes if it is a text."),
            _ => Number(text) is { } token ? (JsonKind.Number, token) : (JsonKind.String, text),
        };
    }

    private static bool IsNoJsonNumber(string text) =>
        text.TrimStart('+', '-') is ".inf" or ".Inf" or ".INF" || text is ".nan" or ".NaN" or ".NAN";

    /// <summary>The token that JSON has for the number; null where the text is no number.</summary>
    private static string? Number(string text)
    {
        if (JsonNumber.IsToken(text))
        {
            return text;
        }

        if (text.StartsWith("0x", StringComparison.Ordinal))
        {
            return ulong.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) ? value.ToString() : null;
        }

        return text.StartsWith("0o", StringComparison.Ordinal) ? Octal(text.AsSpan(2)) : Decimal(text);
    }

    private static string? Octal(ReadOnlySpan<char> digits)
    {
        // 21 digits of three bits fit into 63.
        if (digits.IsEmpty || digits.Length > 21 || digits.ContainsAnyExceptInRange('0', '7'))
        {
            return null;
        }

        var value = 0L;
        foreach (var digit in digits)
        {
            value = (value * 8) + (digit - '0');
        }

        return value.ToString();
    }

    // YAML also writes +1, 007, .5 and 1. where JSON writes 1, 7, 0.5 and 1.0.
    private static string? Decimal(string text)
    {
        var sign = text.StartsWith('-') ? "-" : "";
        var digits = text.AsSpan(text.StartsWith('-') || text.StartsWith('+') ? 1 : 0);
        if (digits.IsEmpty || !(char.IsAsciiDigit(digits[0]) || (digits.Length > 1 && digits[0] == '.' && char.IsAsciiDigit(digits[1]))))
        {
            return null;
        }

        var whole = digits.IndexOfAnyExceptInRange('0', '9') is var end and >= 0 ? digits[..end] : digits;
        var rest = digits[whole.Length..];
        if (rest.StartsWith('.') && (rest.Length == 1 || !char.IsAsciiDigit(rest[1])))
        {
            rest = string.Concat(".0", rest[1..]);
        }

        var trimmed = whole.TrimStart('0');
        var token = string.Concat(sign, trimmed.IsEmpty ? "0" : trimmed, rest);
        return JsonNumber.IsToken(token) ? token : null;
    }
}
