using System.Collections.Immutable;

namespace Flowyte.MockServer.Answers;

/// <summary>
/// The events of a stream in their order, each sent as soon as it is due. Those of the text are no objects of their own:
/// most of a stream is them.
/// </summary>
/// <param name="Before">The events before the text, such as the one that names the role.</param>
/// <param name="Frame">What stands around each piece of the text.</param>
/// <param name="Texts">The text, one piece an event.</param>
/// <param name="Delays">The time that passes before each piece; empty where there is nothing to wait for.</param>
/// <param name="After">The events behind the text.</param>
internal sealed record StreamBody(
    ImmutableArray<StreamEvent> Before, TextFrame Frame, ImmutableArray<string> Texts, ImmutableArray<TimeSpan> Delays, ImmutableArray<StreamEvent> After) : AnswerBody
{
    /// <summary>How many events there are.</summary>
    public int Count => Before.Length + Texts.Length + After.Length;

    /// <summary>Whether no event waits for anything.</summary>
    public bool IsImmediate => Delays.IsEmpty && !Waits(Before) && !Waits(After);

    /// <summary>The events as objects, for those who want to change them.</summary>
    public IEnumerable<StreamEvent> Events =>
        [.. Before, .. Texts.Select((text, index) => Frame.Event(DelayOfText(index), text)), .. After];

    /// <summary>The time that passes between the event before it and an event.</summary>
    /// <param name="index">Its index among all events.</param>
    public TimeSpan DelayOf(int index) =>
        Other(index) is { } other ? other.Delay : DelayOfText(index - Before.Length);

    /// <summary>Writes an event with its blank line.</summary>
    /// <param name="index">Its index among all events.</param>
    /// <param name="buffer">Where the bytes go.</param>
    public void WriteTo(int index, RenderBuffer buffer)
    {
        if (Other(index) is { } other)
        {
            other.WriteTo(buffer.Bytes, buffer.Json);
        }
        else
        {
            Frame.WriteTo(buffer.Bytes, buffer.Json, Texts[index - Before.Length]);
        }
    }

    // Null where the event is one of the text.
    private StreamEvent? Other(int index) =>
        index < Before.Length ? Before[index]
        : index >= Before.Length + Texts.Length ? After[index - Before.Length - Texts.Length]
        : null;

    private static bool Waits(ImmutableArray<StreamEvent> events)
    {
        foreach (var other in events)
        {
            if (other.Delay > TimeSpan.Zero)
            {
                return true;
            }
        }

        return false;
    }

    private TimeSpan DelayOfText(int index) => Delays.IsEmpty ? TimeSpan.Zero : Delays[index];
}
