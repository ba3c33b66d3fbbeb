using Flowyte.Conformance.Running;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Checks.Native;

/// <summary>The answer to a message as a stream of named events.</summary>
internal sealed class SessionStream
{
    private SessionStream(EventStream events)
    {
        Events = events;
        Frames = [.. events.Blocks.Where(SessionFrame.IsFrame).Take(StreamedReply.MaxEvents).Select(block => new SessionFrame(block))];
        Terminal = Frames.FirstOrDefault(frame => frame.IsTerminal);
        Counting = Terminal is null ? Frames : [.. Frames.TakeWhile(frame => frame != Terminal), Terminal];
    }

    /// <summary>The lines and blocks.</summary>
    public EventStream Events { get; }

    /// <summary>All frames.</summary>
    public IReadOnlyList<SessionFrame> Frames { get; }

    /// <summary>The first frame that ends the stream; null where none does.</summary>
    public SessionFrame? Terminal { get; }

    /// <summary>The frames up to <see cref="Terminal"/>, and that.</summary>
    public IReadOnlyList<SessionFrame> Counting { get; }

    /// <summary>Whether the agent answered: the stream is ended by <c>done</c>.</summary>
    public bool IsAnswer => Terminal?.Name == "done";

    /// <summary>The frames before the end that have a text.</summary>
    public IReadOnlyList<SessionFrame> Pieces => [.. Counting.Where(frame => frame is { IsTerminal: false, Text: not null })];

    /// <summary>What the pieces of text may come to: those of each event name by themselves, and all together. Which events carry the answer is not documented.</summary>
    public IReadOnlyList<string> Texts
    {
        get
        {
            var pieces = Pieces;
            return pieces.Count == 0
                ? []
                : [.. pieces.GroupBy(frame => frame.Name).Select(group => string.Concat(group.Select(frame => frame.Text))), string.Concat(pieces.Select(frame => frame.Text))];
        }
    }

    /// <summary>The stream that a message was answered with; null where it was none.</summary>
    public static SessionStream? Of(Evidence evidence) =>
        evidence is { Operation: Operation.PostMessage, AsksForStream: true, Status: >= 200 and < 300, LooksLikeStream: true, IsCoded: false, IsLeft: false }
            ? new(EventStream.Read(evidence.Response!.Body, evidence.Response.Pieces, StreamedReply.Limits))
            : null;
}
