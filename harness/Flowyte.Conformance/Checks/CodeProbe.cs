using Flowyte.Conformance.Json;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Checks;

/// <summary>An exchange whose request holds codes, and what its reply tells of them.</summary>
internal sealed class CodeProbe
{
    /// <summary>Why nothing that an agent does not say is evidence.</summary>
    public const string NoCodes = "the agent does not repeat codes";

    private readonly IReadOnlyList<string> _told;

    public CodeProbe(Evidence evidence, CodeOwners owners)
    {
        Evidence = evidence;
        Reply = ReplyText.Of(evidence);
        var text = Squeeze(Reply?.Text ?? "");
        _told = [.. evidence.Turn.Codes.Where(code => text.Contains(code, StringComparison.Ordinal))];
        var foreign = owners.ToldBy(evidence).Any(code => !evidence.Turn.Codes.Contains(code));
        Void = WhyVoid(evidence, Reply, foreign) ?? (evidence.Turn.Codes.Except(_told).Any(code => IsToldInPart(code, text)) ? "the reply tells a code in part (TEXT-1)" : null);
        Question = QuestionOf(evidence);
        IsPlain = evidence.Turn.Codes.Count == 1 && Question.Contains('…', StringComparison.Ordinal) && evidence.RequestBody?["messages"]?.Items is [var only] && only["role"]?.Text == "user" && only["content"]?.Kind == JsonKind.String;
    }

    public Evidence Evidence { get; }

    /// <summary>What the agent says; null where the request got no reply with a text.</summary>
    public ReplyText? Reply { get; }

    /// <summary>Why a code that the reply does not tell is no evidence; null where it may be.</summary>
    public string? Void { get; }

    /// <summary>What the last message of the user asks, with an ellipsis for each code: two requests that ask the same differ in their codes only.</summary>
    public string Question { get; }

    /// <summary>Whether the request is nothing but one message that asks for one code.</summary>
    public bool IsPlain { get; }

    /// <summary>Whether the reply is whole and tells none of the codes of its request, although some are not to be ignored.</summary>
    public bool IsSilent => Void is null && !TellsAny && Evidence.Turn.Codes.Except(Evidence.Turn.Expectations.SelectMany(expectation => expectation.Ignores)).Any();

    /// <summary>Whether the reply tells several codes of its request.</summary>
    public bool TellsSeveral => _told.Count > 1;

    /// <summary>Whether the reply tells any code of its request.</summary>
    public bool TellsAny => _told.Count > 0;

    /// <summary>Whether the reply tells at least one of these codes.</summary>
    public bool Tells(IEnumerable<string> codes) => codes.Any(_told.Contains);

    /// <summary>The letters and digits of a text, in lower case: an agent may set a code in bold, in groups or in capitals.</summary>
    public static string Squeeze(string text) => string.Concat(text.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));

    // Most of a code is no chance: the agent knows it, and lost a piece of it on the way.
    private static bool IsToldInPart(string code, string text)
    {
        var most = code.Length * 2 / 3;
        return text.Contains(code[..most], StringComparison.Ordinal) || text.Contains(code[^most..], StringComparison.Ordinal);
    }

    private static string? WhyVoid(Evidence evidence, ReplyText? reply, bool foreign) => (evidence, reply) switch
    {
        _ when foreign => "the answer holds codes of other requests (REL-2, CONTEXT-8)",
        (_, null) => "the request got no reply with a text",
        ({ StreamedReply: { } stream }, _) when (stream.Gap ?? (stream.Done is null && !stream.EndedByItself ? "the reply was cut off (HTTP-1)" : null)) is { } gap => gap,
        _ when FinishReasonOf(evidence) is { } reason and not "stop" => $"the reply ended early, for the reason {Excerpt.Of(reason)}",
        _ when evidence.Exchange.End is ExchangeEnd.Interrupted => "the run was interrupted",
        _ => null,
    };

    private static string? FinishReasonOf(Evidence evidence) => evidence.StreamedReply is { } stream
        ? stream.Chunks.Select(chunk => FirstChoice(chunk.Json.Root)?["finish_reason"]?.AsString()).LastOrDefault(reason => reason is not null)
        : FirstChoice(evidence.Json.Root)?["finish_reason"]?.AsString();

    private static JsonNode? FirstChoice(JsonNode? root) => root?["choices"]?.Items is [var choice, ..] ? choice : null;

    private static string QuestionOf(Evidence evidence)
    {
        var last = evidence.RequestBody?["messages"]?.Items.LastOrDefault(message => message["role"]?.Text == "user")?["content"];
        var text = last is { Kind: JsonKind.Array, Items: [var part, ..] } ? part["text"]?.AsString() : last?.AsString();
        return evidence.Turn.Codes.Aggregate(text ?? "", (soFar, code) => soFar.Replace(code, "…", StringComparison.Ordinal));
    }
}
