using System.Runtime.InteropServices;

namespace Flowyte.Conformance.Wire;

/// <summary>One line of an event stream. All offsets and lengths are in bytes; offsets count from the start of the body.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct EventStreamLine
{
    /// <summary>Where the line starts. A byte order mark is not part of the first line.</summary>
    public required int Offset { get; init; }

    /// <summary>How long it is without its ending.</summary>
    public required int Length { get; init; }

    /// <summary>How it ends.</summary>
    public required LineEnding Ending { get; init; }

    /// <summary>When its last byte, the ending included, arrived; counted from the moment the request was sent.</summary>
    public required TimeSpan At { get; init; }

    /// <summary>What it is.</summary>
    public required EventStreamLineKind Kind { get; init; }

    /// <summary>The field's name in the sender's case; null for a blank line and a comment.</summary>
    public string? Name { get; init; }

    /// <summary>Where the field's value starts, after the colon and one space; the end of the line where it has no colon. For a comment, the byte after its colon.</summary>
    public required int ValueOffset { get; init; }

    /// <summary>How long the value is.</summary>
    public int ValueLength => ContentEnd - ValueOffset;

    /// <summary>Where the line ends, its ending not counted.</summary>
    public int ContentEnd => Offset + Length;

    /// <summary>Where the next line starts.</summary>
    public int End => ContentEnd + Ending switch { LineEnding.None => 0, LineEnding.CrLf => 2, _ => 1 };

    /// <summary>Whether it is a <c>data</c> field.</summary>
    public bool IsData => Kind is EventStreamLineKind.Field && Name is "data";
}
