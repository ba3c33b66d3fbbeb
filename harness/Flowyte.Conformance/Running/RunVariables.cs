using System.Security.Cryptography;
using System.Text;
using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Running;

/// <summary>The variables that every conversation has. What is made up depends on the seed and the case alone.</summary>
internal static class RunVariables
{
    private const string Question = "Do you ship to Canada? ";
    private const int ShortMessages = 120;
    private const int LongTextLength = 120_000;
    private const int Depth = 120;

    public static Variables For(Target target, int seed, string caseId, IReadOnlyDictionary<string, string> codes)
    {
        var random = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}\n{caseId}")));
        return new Variables(
        [
            new("agent", JsonNode.Of(target.Agent)),
            new("agentInOtherCase", JsonNode.Of(LetterCase.Swap(target.Agent))),
            new("unpublishedAgent", JsonNode.Of(target.UnpublishedAgent ?? "")),
            new("unknownAgent", JsonNode.Of("agt_" + random[..24])),
            new("longHistory", LongHistory),
            new("deepNesting", DeepNesting),
            new("passage", JsonNode.Of(Passage)),
            new("story", JsonNode.Of(Story)),
            new("templates", JsonNode.Of(Templates)),
            .. codes.Select(code => new KeyValuePair<string, JsonNode>(code.Key, JsonNode.Of(code.Value))),
        ]);
    }

    /// <summary>
    /// What agents are asked to repeat word for word: words that come twice and more, a paragraph, and the characters that
    /// HTML, JSON and templates escape. Nothing beyond ASCII: whether that is taken at all is another question.
    /// </summary>
    internal const string Passage =
        "Packing list: two tents, one stove & no gas for the kestrel tour - no, no no no no, not even \"a little\". "
        + "Boots in size <b>M</b> are 100% paid; map 5 < map 7. The file is C:\\maps\\new\\tour.txt, and ha ha ha ha, says the guide.\n\n"
        + "Please send all of it to the camp at the lake by Friday, with the blue rope and the red rope, and not one day later.";

    /// <summary>The placeholders of several template languages, which are text in a message.</summary>
    private const string Templates = "The labels read {{name}}, {size}, ${sum}, <%= town %>, {% note %}, #{rope} and %s.";

    /// <summary>What makes a message some 3,000 characters long: more than columns and fields of forms take, and little for an agent.</summary>
    private static string Story { get; } = string.Concat(Enumerable.Repeat("It was a long way, and there is much to tell of it. ", 60));

    private static JsonNode LongHistory { get; } = JsonNode.Array(
    [
        .. Enumerable.Range(0, ShortMessages).Select(number => Message(number % 2 == 0 ? "user" : "assistant", "Hello.")),
        Message("user", string.Concat(Enumerable.Repeat(Question, (LongTextLength / Question.Length) + 1))[..LongTextLength]),
    ]);

    private static JsonNode Message(string role, string content) => JsonNode.Object(("role", JsonNode.Of(role)), ("content", JsonNode.Of(content)));

    // Deeper than the binders of most frameworks go unless told, and less deep than what harms a parser.
    private static JsonNode DeepNesting { get; } =
        Enumerable.Range(0, Depth).Aggregate(JsonNode.Array([]), (inner, _) => JsonNode.Array([inner]));
}
