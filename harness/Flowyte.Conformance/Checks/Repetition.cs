using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Checks;

/// <summary>A reply to a request that asks for a text word for word, and how it differs from that text.</summary>
/// <param name="Evidence">The exchange.</param>
/// <param name="Wanted">The text that was asked for.</param>
/// <param name="Said">What the agent said; null where it said nothing.</param>
/// <param name="Likeness">How that differs.</param>
/// <param name="At">The character of <paramref name="Said"/> at which it does.</param>
internal sealed record Repetition(Evidence Evidence, string Wanted, ReplyText? Said, Likeness Likeness, int At)
{
    private const string Phrase = "word for word: ";
    private const int ShortestText = 40;

    // Once is chance.
    private const int Fewest = 2;

    // Whatever else a request asks for may have changed the text, where a target does not ignore it.
    private static readonly string[] Harmless = ["model", "messages", "stream", "user", "stream_options"];

    /// <summary>Whether the reply came as a stream.</summary>
    public bool IsStream => Evidence.StreamedReply is not null;

    /// <summary>The replies of a run to such requests, without those that asked for more.</summary>
    public static IReadOnlyList<Repetition> In(IEnumerable<Evidence> run) =>
        [.. run.Where(evidence => evidence.RequestBody?.Members.All(member => Harmless.Contains(member.Name)) is true).Select(Of).OfType<Repetition>()];

    /// <summary>The text that a request asks for: all that follows the phrase in its last message. Null where it asks for none.</summary>
    public static string? TextIn(Evidence evidence)
    {
        var content = evidence.RequestBody?["messages"]?.Items is [.., var last] && last["role"]?.AsString() == "user" ? last["content"]?.AsString() : null;
        return content?.IndexOf(Phrase, StringComparison.Ordinal) is >= 0 and var at && content.Length - at - Phrase.Length >= ShortestText
            ? content[(at + Phrase.Length)..]
            : null;
    }

    /// <summary>Whether all of some replies, and more than one, differ in the same way. A refusal now and then says nothing of what was repeated.</summary>
    public static bool AreAll(IEnumerable<Repetition> some, Likeness likeness) =>
        some.Where(one => one.Likeness != Likeness.None).ToList() is var repeated && repeated.Count >= Fewest && repeated.TrueForAll(one => one.Likeness == likeness);

    private static Repetition? Of(Evidence evidence)
    {
        if (TextIn(evidence) is not { } wanted || !Likes.IsReply(evidence))
        {
            return null;
        }

        var said = ReplyText.Of(evidence);
        var (likeness, at) = said is null ? (Likeness.None, 0) : TextComparison.Compare(wanted, said.Text);

        // What ends at a limit or in a filter was not lost on the way.
        return new(evidence, wanted, said, likeness is Likeness.Exact or Likeness.None || ReplyValues.FinishReason(evidence) == "stop" ? likeness : Likeness.Other, at);
    }
}
