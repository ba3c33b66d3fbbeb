using static Flowyte.Conformance.Tests.Checks.Repeating;

namespace Flowyte.Conformance.Tests.Checks;

/// <summary>What becomes of text on its way, and of replies by parameters that are ignored.</summary>
internal static class TextCases
{
    private const string Head = "Pack two tents & <b>one</b> stove, ";
    private const string Tail = "no no no no.\n\nThe map is in C:\\maps\\new, says the kestrel.";

    private static readonly string Escaped = Text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
    private static readonly string Narrow = string.Concat(Scripts.Where(character => character <= 0xff));

    public static IEnumerable<FaultCase> Faults { get; } =
    [
        new("TEXT-1", "the first delta lost", Streams(Text[5..])),
        new("TEXT-1", "the first delta lost, and one refusal in each form", [.. Streams(Text[5..]), Stream(3, ["I can talk of tents alone."]), Plain(3, "I can talk of tents alone.")]),
        new("TEXT-1", "the last delta lost", Streams(Text[..^8])),
        new("TEXT-1", "a delta in the middle lost", Streams(Head, Tail)),
        new("TEXT-1", "equal deltas lost", Streams(Text.Replace(" no no no no", " no", StringComparison.Ordinal))),
        new("TEXT-1", "deltas trimmed", Streams(Text.Replace(" tents ", "tents", StringComparison.Ordinal).Replace("no gas", "nogas", StringComparison.Ordinal))),
        new("TEXT-1", "line breaks lost", Streams(Text.Replace("\n\n", "", StringComparison.Ordinal))),
        new("TEXT-1", "a delta doubled", Streams(Head, "\"no gas\", ", "\"no gas\", ", Tail)),
        new("TEXT-1", "the first delta doubled", Streams("Pack", Text)),
        new("TEXT-1", "the last delta doubled", Streams(Text, " kestrel.")),
        new("TEXT-1", "deltas that overlap", Streams("Pack two tents", " tents & <b>one</b> stove,", " stove,", Text[(Head.Length - 1)..])),
        new("TEXT-1", "line feeds as escapes", Streams(Text.Replace("\n", "\\n", StringComparison.Ordinal))),
        new("TEXT-1", "line feeds as spaces", Streams(Text.Replace("\n", " ", StringComparison.Ordinal))),
        new("TEXT-1", "JSON escaped twice", Streams(Escaped)),
        new("TEXT-1", "null for no text", Streams("null", Text, "null")),
        new("TEXT-1", "undefined between deltas", Streams(Head, "undefined", Text[Head.Length..])),
        new("TEXT-1", "deltas swapped", Streams("Pack", " tents", " two", Text[14..])),
        new("TEXT-1", "deltas swapped here and there", Streams("Pack", " tents", " two", Text[14..30], Text[35..^8], Text[30..35], Text[^8..])),
        new("TEXT-1", "deltas swapped, two equal ones among them", [.. Streams("Pack", " tents", " two", Text[14..]), Stream(3, [Text])]),
        new("TEXT-1", "the first two deltas swapped", Streams(Text[9..14], Text[..9], Text[14..])),
        new("TEXT-2", "question marks", All("Zo? & ?? packen zwei Zelte in Gr??e M ein, ??, und einen Kocher.", Scripts)),
        new("TEXT-2", "UTF-8 read as Latin-1", All("Zo\u00c3\u00ab & \u00c3\u00a7\u00c2\u00bd packen zwei Zelte in Gr\u00c3\u00b6\u00c3\u009fe M ein, \u00c3\u00a4\u00c2\u00bd\u00c2\u00a0, und einen Kocher.", Scripts)),
        new("TEXT-2", "UTF-8 read as Latin-1 in one plain reply", Plain(1, "Zo\u00c3\u00ab & \u00e7\u017d\u2039\u00e8\u0160\u00b3 packen zwei Zelte in Gr\u00c3\u00b6\u00c3\u0178e M ein, \u00e4\u00bd\u00a0\u00e5\u00a5\u00bd, und einen Kocher.", asked: Scripts), Stream(1, [Scripts], asked: Scripts)),
        new("TEXT-2", "U+FFFD for one word", Plain(1, Scripts.Replace("王芳", "\uFFFD\uFFFD", StringComparison.Ordinal), asked: Scripts), Stream(1, [Scripts], asked: Scripts)),
        new("TEXT-2", "escapes of JSON as text", All("Zo\\u00eb & \\u738b\\u82b3 packen zwei Zelte in Gr\\u00f6\\u00dfe M ein, \\u4f60\\u597d, und einen Kocher.", Scripts)),
        new("TEXT-2", "left out", All("Zo &  packen zwei Zelte in Gre M ein, , und einen Kocher.", Scripts)),
        new("TEXT-2", "characters beyond Latin-1 left out of streams", [Stream(1, [Narrow], asked: Scripts), Stream(2, [Narrow], asked: Scripts), Plain(1, Scripts, asked: Scripts), Plain(2, Scripts, asked: Scripts)]),
        new("TEXT-2", "the replacement character", [Stream(1, [Scripts.Replace("王", "\uFFFD\uFFFD\uFFFD", StringComparison.Ordinal)], asked: Scripts), Plain(1, Scripts, asked: Scripts)]),
        new("TEXT-3", "entities", All(System.Net.WebUtility.HtmlEncode(Text))),
        new("TEXT-3", "entities in plain replies alone", Plains(System.Net.WebUtility.HtmlEncode(Text))),
        new("TEXT-3", "backslashes lost", All(Text.Replace("\\", "", StringComparison.Ordinal))),
        new("TEXT-3", "backslashes read as escapes", All(Text.Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\", "", StringComparison.Ordinal))),
        new("TEXT-4", "cut in the middle", Plains(Text[..60])),
        new("TEXT-5", "escapes in both forms", All(Escaped)),
        new("TEXT-5", "escapes in plain replies alone", Plains(Escaped)),
        new("TEXT-5", "a JSON string in plain replies alone", Plains($"\"{Escaped}\"")),
        new("TEXT-5", "a JSON string in ASCII", All("\"Zo\\u00EB \\\"&\\\" \\u738b\\u82b3\\/2\\nin Gr\\u00F6\\u00DFe M ein, und einen Kocher.\"", "Zoë \"&\" 王芳/2\nin Größe M ein, und einen Kocher.")),
        new("TEXT-5", "JSON strings where nothing was to be repeated", [.. Streamed(5, "\"Yes.\\nWe \\\"do\\\".\""), .. Plainly(5, "\"Yes.\\nWe \\\"do\\\".\"")]),
        new("TEXT-5", "quotation marks in plain replies alone", [.. Plainly(5, "\"Yes.\""), .. Streamed(5, "Yes.")]),
        new("TEXT-5", "deltas that are JSON strings", Stream(1, ["\"Yes,\"", "\" we\"", "\" do.\""])),
        new("TEXT-6", "placeholders left out", All(Placeholders.Replace("{{name}}", "", StringComparison.Ordinal), Placeholders)),
        new("TEXT-6", "placeholders left out of plain replies", [.. Plainly(2, Placeholders.Replace("{size}", "", StringComparison.Ordinal), Placeholders), .. Streamed(2, Placeholders, Placeholders)]),
        new("TEXT-6", "placeholders filled in", All(Placeholders.Replace("{{name}}", "undefined", StringComparison.Ordinal).Replace("${sum}", "12.5", StringComparison.Ordinal), Placeholders)),
        new("TEXT-6", "one brace for two", All(Placeholders.Replace("{{name}}", "{name}", StringComparison.Ordinal), Placeholders)),
        new("IGN-12", "a limit that is kept", Plain(1, Text[..4], "length", parameters: ",\"max_tokens\":1"), Plain(2, Text), Plain(3, Text)),
        new("IGN-13", "stop in a completion", Plain(1, Text[..Text.IndexOf("kestrel", StringComparison.Ordinal)], parameters: ",\"stop\":[\"kestrel\"]"), Plain(2, Text), Plain(3, Text)),
        new("IGN-13", "stop in a stream", Stream(1, [Text[..Text.IndexOf("\n\n", StringComparison.Ordinal)]], parameters: ",\"stop\":[\"kestrel\",\"\\n\\n\"]"), Plain(2, Text), Stream(3, [Text])),
        new("IGN-14", "two choices", Asking(Say.Completion("}],\"usage\"", "},{\"index\":1,\"message\":{\"role\":\"assistant\",\"content\":\"Yes.\"},\"finish_reason\":\"stop\"}],\"usage\""))),
        new("IGN-14", "chunks of two choices", TwoChoices()),
        new("IGN-15", "a JSON object", Plain(1, "{\"answer\": \"Yes.\"}", parameters: ",\"response_format\":{\"type\":\"json_object\"}"), Plain(2, Text), Plain(3, "No.")),
        new("IGN-16", "logprobs", WithLogprobs(Plain(1, Text, parameters: ",\"logprobs\":true")), Plain(2, Text), Plain(3, Text)),
    ];

    public static IEnumerable<LegalCase> Legal { get; } =
    [
        new("the text as it is", All(Text)),
        new("the text with words around it", All($"Sure:\n\n> {Text}\n\nAnything else?")),
        new("curly quotation marks", All(Text.Replace("\"no gas\"", "\u201Cno gas\u201D", StringComparison.Ordinal))),
        new("text in other scripts", All(Scripts, Scripts)),
        new("another word in another script", Plain(1, Scripts.Replace("王芳", "王方", StringComparison.Ordinal), asked: Scripts), Stream(1, [Scripts], asked: Scripts)),
        new("an agent that refuses", All("I can talk of tents alone.")),
        new("streams with other words around the text", [Stream(1, [$"Of course! Here it comes: {Text}"]), Stream(2, [$"Here: {Text} Is that null and void?"]), Plain(1, $"{Text} – anything else?"), Plain(2, Text)]),
        new("an agent that repeats twice in streams", Streams($"{Text}\n\n{Text}")),
        new("an agent that doubles a word in both forms", All(Text.Replace("says the", "says says the", StringComparison.Ordinal))),
        new("an agent that doubles a word in one stream", Stream(1, [Text.Replace("says the", "says says the", StringComparison.Ordinal)]), Stream(2, [Text]), Plain(1, Text), Plain(2, Text)),
        new("an agent that leaves scripts out of one stream", Stream(1, [Narrow], asked: Scripts), Stream(2, [Scripts], asked: Scripts), Plain(1, Scripts, asked: Scripts), Plain(2, Scripts, asked: Scripts)),
        new("an agent that says U+FFFD on top of the text", All($"{Text} \uFFFD")),
        new("an agent that speaks in quotation marks", [.. Plainly(5, "\"Yes.\""), .. Streamed(5, "\"Yes.\"")]),
        new("an agent that answers in JSON", All($"{{\n  \"answer\": \"{Escaped}\"\n}}")),
        new("an agent that repeats in quotation marks", All($"\"{Text}\"")),
        new("an agent that doubles backslashes", All(Text.Replace("\\", "\\\\", StringComparison.Ordinal))),
        new("placeholders as they are", All(Placeholders, Placeholders)),
        new("an agent that fills in a placeholder in one stream", Stream(1, [Placeholders.Replace("{{name}}", "Ada", StringComparison.Ordinal)], asked: Placeholders), Stream(2, [Placeholders], asked: Placeholders), Plain(1, Placeholders, asked: Placeholders)),
        new("an agent that fills in placeholders as it likes", Plain(1, Placeholders.Replace("{{name}}", "Ada", StringComparison.Ordinal), asked: Placeholders), Plain(2, Placeholders.Replace("{{name}}", "Zoë", StringComparison.Ordinal), asked: Placeholders)),
        new("an agent that abridges", All(Text[..60] + "…")),
        new("an agent that stops in the middle, in both forms", All(Text[..60])),
        new("an agent that slips in both forms", All(Text.Replace(" no no no no", " no no no", StringComparison.Ordinal))),
        new("an agent that slips in one stream", Stream(1, [Text[..^5]]), Stream(2, [Text]), Plain(1, Text), Plain(2, Text)),
        new("an agent that slips in a stream that is the only one", Stream(1, [Text[..^5]]), Plain(1, Text), Plain(2, Text)),
        new("streams with other words", Streams("Pack one tent & <b>one</b> stove, \"no gas\", no no no no.\n\nThe map is in C:\\maps\\new, says the kestrel.")),
        new("a limit of the agent's own", [.. Plains(Text[..60], "length"), Stream(3, [Text], parameters: ",\"max_tokens\":9")]),
        new("a limit that would hold without the parameter, too", Plain(1, Text[..4], "length", parameters: ",\"max_tokens\":1"), Plain(2, Text), Plain(3, Text[..60], "length")),
        new("a reply that holds the stop string", Plain(1, Text, parameters: ",\"stop\":\"kestrel\""), Plain(2, Text), Plain(3, Text)),
        new("an agent that ends elsewhere than at the stop string", Plain(1, Text[..60], parameters: ",\"stop\":\"kestrel\""), Plain(2, Text), Plain(3, Text)),
        new("one choice with n 2", Plain(1, Text, parameters: ",\"n\":2"), Stream(1, [Text], parameters: ",\"n\":2")),
        new("an agent that always speaks JSON", Plain(1, "{}", parameters: ",\"response_format\":{\"type\":\"json_object\"}"), Plain(2, "{}"), Plain(3, "{}")),
        new("text with response_format", Plain(1, Text, parameters: ",\"response_format\":{\"type\":\"json_object\"}"), Plain(2, Text)),
        new("logprobs with and without asking", WithLogprobs(Plain(1, Text, parameters: ",\"logprobs\":true")), WithLogprobs(Plain(2, Text)), Plain(3, Text)),
        new("no logprobs", Plain(1, Text, parameters: ",\"logprobs\":true")),
    ];

    private static IEnumerable<Said> Plainly(int count, string said, string asked = "a short text") => Enumerable.Range(1, count).Select(number => Plain(number, said, asked: asked));

    private static IEnumerable<Said> Streamed(int count, string said, string asked = "a short text") => Enumerable.Range(1, count).Select(number => Stream(number, [said], asked: asked));

    private static Said TwoChoices()
    {
        var other = Say.Text("No.").Replace("\"index\":0", "\"index\":1", StringComparison.Ordinal);
        var stop = Say.Stop.Replace("\"index\":0", "\"index\":1", StringComparison.Ordinal);
        return Asking(Say.Stream(Say.Role, Say.Text("Yes."), other, Say.Stop, stop));
    }

    private static Said Asking(Said said) => said with { Request = said.Request.Replace("{\"model\"", "{\"n\":2,\"model\"", StringComparison.Ordinal) };

    private static Said WithLogprobs(Said said) => said with
    {
        Body = said.Body.Replace("\"index\":0,", "\"index\":0,\"logprobs\":{\"content\":[{\"token\":\"Yes\",\"logprob\":-0.5,\"bytes\":null,\"top_logprobs\":[]}],\"refusal\":null},", StringComparison.Ordinal),
    };
}
