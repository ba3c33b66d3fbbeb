namespace Flowyte.MockServer.Faults;

/// <summary>How the events of a stream are written.</summary>
internal sealed class StreamStyle
{
    /// <summary>What ends the lines of an event, for one event after the other.</summary>
    public string[] LineEndings { get; set; } = ["\n"];

    /// <summary>What follows the last line of an event; line feeds stand for the line ending.</summary>
    public string Separator { get; set; } = "\n\n";

    /// <summary>The value of a field <c>event</c>; null for none.</summary>
    public string? EventName { get; set; }

    /// <summary>Whether each event has a field <c>id</c>.</summary>
    public bool HasIds { get; set; }

    /// <summary>Whether each line of the JSON is a data line of its own.</summary>
    public bool IsMultiline { get; set; }

    /// <summary>Whether the blank line of the last event is left out.</summary>
    public bool TrimsEnd { get; set; }

    /// <summary>Whether everything is sent at once, when the last of it is due.</summary>
    public bool IsBuffered { get; set; }
}
