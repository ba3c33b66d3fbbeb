using System.Collections.Frozen;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Flowyte.MockServer.Faults;

/// <summary>What can become of the text of a reply, as a whole or piece by piece.</summary>
internal static partial class ContentRewrite
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Changes of the whole text, in completions and in streams, by their names.</summary>
    public static readonly FrozenDictionary<string, Func<string, JsonNode?, string>> Whole = new Dictionary<string, Func<string, JsonNode?, string>>
    {
        ["text"] = (_, text) => (string?)text ?? "",
        ["first"] = (text, count) => text[..Math.Min(text.Length, (int)count!)],
        ["abridge"] = (text, count) => text.Length <= (int)count! ? text : text[..(int)count!] + "…",
        ["until"] = (text, end) => text.Split((string)end!)[0],
        ["without"] = (text, part) => text.Replace((string)part!, "", StringComparison.Ordinal),
        ["write"] = (text, how) => Write(text, (string)how!),
    }.ToFrozenDictionary();

    /// <summary>The pieces of a stream after a change of how they are handled.</summary>
    public static IReadOnlyList<string> Pieces(IReadOnlyList<string> pieces, string how) => how switch
    {
        "trimmed" => [.. pieces.Select(piece => piece.Trim())],
        "deduplicated" => [.. Words(pieces).Where((word, index) => index == 0 || word != Words(pieces)[index - 1])],
        "without-breaks" => [.. Lines().Matches(string.Concat(pieces)).Select(line => line.Value).Where(line => line.Trim('\n').Length > 0)],
        "json" => [.. pieces.Select(Json)],
        "overlapping" => [.. pieces.Select((piece, index) => index == 0 ? piece : LastWord(pieces[index - 1]) + piece)],
        _ => throw new InvalidDataException($"There is no handling of pieces named {how}."),
    };

    /// <summary>A text as somebody writes it who takes its characters for something else.</summary>
    public static string Write(string text, string how) => how switch
    {
        "entities" => WebUtility.HtmlEncode(text),
        "no-backslashes" => text.Replace("\\", "", StringComparison.Ordinal),
        "question-marks" => Encoding.ASCII.GetString(Encoding.ASCII.GetBytes(text)),
        "latin-1" => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text)),
        "latin-1-only" => string.Concat(text.Where(character => character <= 0xff)),
        "replacements" => string.Concat(text.EnumerateRunes().Select(rune => rune.IsBmp ? rune.ToString() : "\uFFFD\uFFFD")),
        "json" => Json(text),
        "json-object" => $"{{\"answer\": {Json(text)}}}",
        "json-escapes" => Json(text)[1..^1],
        "single-braces" => text.Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal),
        "quoted" => $"\"{text}\"",
        "escaped-breaks" => text.Replace("\n", "\\n", StringComparison.Ordinal),
        "broken-pairs" => string.Concat(text.Select(character => char.IsSurrogate(character) ? '\uFFFD' : character)),
        "curly-quotes" => Quote().Replace(text, "\u201C${quoted}\u201D"),
        _ => throw new InvalidDataException($"There is no way to write named {how}."),
    };

    private static string Json(string text) => JsonSerializer.Serialize(text, Relaxed);

    private static List<string> Words(IEnumerable<string> pieces) => [.. Word().Matches(string.Concat(pieces)).Select(word => word.Value)];

    private static string LastWord(string piece) => Word().Matches(piece).Select(word => word.Value).LastOrDefault() ?? "";

    [GeneratedRegex(@"\s*\S+|\s+$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: -1)]
    private static partial Regex Word();

    [GeneratedRegex(@"\n+|[^\n]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: -1)]
    private static partial Regex Lines();

    [GeneratedRegex("\"(?<quoted>[^\"]*)\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: -1)]
    private static partial Regex Quote();
}
