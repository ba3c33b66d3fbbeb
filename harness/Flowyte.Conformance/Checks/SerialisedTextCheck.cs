using System.Text;
using System.Text.RegularExpressions;
using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Checks;

/// <summary>
/// Whether a text is serialised once: TEXT-5. Twice shows in a text that is repeated with the escapes of JSON, in every reply
/// of a form being a JSON string, and in every delta being one. That an agent likes quotation marks shows in none of these.
/// </summary>
internal sealed partial class SerialisedTextCheck : IRunCheck
{
    private const string Once = "TEXT-5";
    private const int FewestReplies = 5;
    private const int FewestEscaped = 2;
    private const int FewestDeltas = 3;

    public IReadOnlyList<string> Requirements => [Once];

    public bool NeedsWholeRun => true;

    public IEnumerable<Observation> Judge(IReadOnlyList<Evidence> run)
    {
        var replies = run.Where(Likes.IsReply).Select(Reply.Of).OfType<Reply>().ToList();
        var forms = replies.ToLookup(reply => reply.IsStream);
        var strings = forms.Select(form => form.Key).Where(form => AreStrings([.. forms[form]], [.. forms[!form]])).ToHashSet();
        var repetitions = Repetition.In(run);
        var plain = repetitions.Where(one => !one.IsStream).ToList();
        var escaped = repetitions
            .Where(one => one.Likeness == Likeness.Escaped && !HoldsObject(one.Said!.Text) && (Repetition.AreAll(repetitions, one.Likeness) || (!one.IsStream && Repetition.AreAll(plain, one.Likeness))))
            .Select(one => one.Evidence).ToHashSet();
        var unlike = repetitions.Where(one => one.Likeness != Likeness.Exact).Select(one => one.Evidence).ToHashSet();
        return replies.Select(reply =>
            reply.HasQuotedDeltas ? Twice(reply, "Every delta is a JSON string, with its quotation marks.")
            : strings.Contains(reply.IsStream) ? Twice(reply, "The text is a JSON string, with its quotation marks.")
            : escaped.Contains(reply.Evidence) ? Twice(reply, "The text has the escapes of JSON in it.")
            : reply.IsQuoted || unlike.Contains(reply.Evidence) ? reply.Evidence.Unproven(Once, "the agent puts its text in quotation marks, or does not repeat one word for word")
            : reply.Evidence.Held(Once));
    }

    // An agent may answer in JSON, in which a text has its escapes.
    private static bool HoldsObject(string text) => Member().IsMatch(text);

    private static Observation Twice(Reply reply, string message) =>
        reply.Evidence.Violated(Once, message, "the text itself", reply.Said.Text, reply.Said.PlaceOf(0));

    // An agent that speaks in quotation marks does so in both forms, and escapes nothing between them.
    private static bool AreStrings(IReadOnlyList<Reply> form, IReadOnlyList<Reply> other) =>
        form.Count >= FewestReplies && form.All(reply => reply.IsQuoted)
        && ((form.All(reply => reply.IsString) && form.Count(reply => reply.Said.Text.Contains('\\', StringComparison.Ordinal)) >= FewestEscaped)
            || (other.Count >= FewestReplies && !other.Any(reply => reply.IsQuoted)));

    [GeneratedRegex(@"[{\[,:]\s*""", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Member();

    private sealed record Reply(Evidence Evidence, ReplyText Said)
    {
        public bool IsStream => Evidence.StreamedReply is not null;

        public bool IsQuoted { get; } = IsInQuotes(Said.Text);

        public bool IsString { get; } = IsInQuotes(Said.Text) && JsonText.Parse(Encoding.UTF8.GetBytes(Said.Text)) is { Root.Kind: JsonKind.String, Faults.Count: 0 };

        public bool HasQuotedDeltas { get; } = Evidence.StreamedReply is { } stream
            && stream.Chunks.Where(chunk => chunk.HasText).ToList() is { Count: >= FewestDeltas } deltas
            && deltas.TrueForAll(delta => IsInQuotes(delta.Content!));

        public static Reply? Of(Evidence evidence) => ReplyText.Of(evidence) is { } said ? new(evidence, said) : null;

        private static bool IsInQuotes(string text) => text is ['"', .., '"'];
    }
}
