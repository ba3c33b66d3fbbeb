using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.Checks.Native;

/// <summary>Whether the pieces of a stream come to the message that is kept: SESS-17.</summary>
internal sealed class SessionTextCheck : IRunCheck
{
    private const string Requirement = "SESS-17";

    public IReadOnlyList<string> Requirements => [Requirement];

    public bool Concerns(Evidence evidence) => evidence.Api == Api.Sessions;

    public IEnumerable<Observation> Judge(IReadOnlyList<Evidence> run) =>
        from log in SessionLog.Of(run)
        from post in log.Posts
        let stream = post.Stream
        where stream is not null
        select Judge(log, post, stream);

    private static Observation Judge(SessionLog log, SessionPost post, SessionStream stream)
    {
        var texts = stream.Texts;
        var kept = Kept(log, post, stream);
        if (texts.Count == 0 || kept.Count == 0)
        {
            return post.Evidence.Unproven(Requirement, texts.Count == 0 ? "no event has a text under a name that the harness knows" : "nothing shows the message that is kept");
        }

        var pieces = stream.Pieces;
        return post.Evidence.HeldUnless(
            !texts.Any(text => kept.Any(message => message.Trim() == text.Trim())),
            Requirement,
            "The pieces of the stream do not come to the message that is kept.",
            kept[0],
            texts[0],
            pieces[0].Location with { Length = pieces[^1].Block.Offset + pieces[^1].Block.Length - pieces[0].Block.Offset });
    }

    // In the terminal event, or in the history.
    private static List<string> Kept(SessionLog log, SessionPost post, SessionStream stream)
    {
        var told = stream.Terminal?.Json.Root is { } root ? SessionData.Answer(root["data"] ?? root) : [];
        var listed = log.Lists
            .Where(list => list.Posts.Any(before => before.Evidence == post.Evidence))
            .SelectMany(list => list.Messages)
            .Where(message => SessionData.SpeakerOf(message) is not Speaker.User)
            .Select(SessionData.Text)
            .OfType<string>();
        return [.. told.Concat(listed).Distinct()];
    }
}
