using Flowyte.Conformance.Checks;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Reporting.Html;

/// <summary>A body read as an event stream, with what each event gives to a client.</summary>
internal sealed class StreamReading
{
    private readonly EventDelta?[] _deltas;

    private StreamReading(EventStream events)
    {
        Events = events;
        _deltas = new EventDelta?[events.Blocks.Count];
    }

    /// <summary>The lines and blocks.</summary>
    public EventStream Events { get; }

    /// <summary>When the first piece of the reply was there, counted from the request being sent; null where none came.</summary>
    public TimeSpan? FirstTextAt => Events.Blocks.FirstOrDefault(block => DeltaOf(block).Text.Length > 0)?.At;

    /// <summary>The longest wait between two events, and the event that it was for; null for a stream of fewer than two.</summary>
    public (TimeSpan Wait, EventStreamBlock Before)? LongestGap => Events.Blocks.Count < 2
        ? null
        : Events.Blocks.Zip(Events.Blocks.Skip(1), (one, next) => (next.At - one.At, next)).MaxBy(gap => gap.Item1);

    /// <summary>The stream of an exchange; null where its response is none.</summary>
    public static StreamReading? Of(Exchange exchange) =>
        exchange.Response is { } response && (response.MediaType == "text/event-stream" || StreamSniffer.IsStream(response.Body.Span))
            ? new(EventStream.Read(response.Body, response.Pieces, StreamedReply.Limits))
            : null;

    /// <summary>What a block gives to a client; it is read once.</summary>
    public EventDelta DeltaOf(EventStreamBlock block) => _deltas[block.Index] ??= EventDelta.Of(block);

    /// <summary>The text that the events carry together, at least as much of it as is asked for.</summary>
    /// <param name="enough">How many characters are enough.</param>
    public string Text(int enough)
    {
        var text = new System.Text.StringBuilder();
        for (var i = 0; i < Events.Blocks.Count && text.Length < enough; i++)
        {
            text.Append(DeltaOf(Events.Blocks[i]).Text);
        }

        return text.ToString();
    }
}
