using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Verdicts;

/// <summary>Where in a response a finding stands.</summary>
public sealed record FindingLocation
{
    /// <summary>Whether the offset counts from the start of the head or of the body's content.</summary>
    public required ResponsePart Part { get; init; }

    /// <summary>The first byte at fault, counted from the start of the part.</summary>
    public required int Offset { get; init; }

    /// <summary>How many bytes are at fault; 0 for a place between bytes.</summary>
    public int Length { get; init; }

    /// <summary>The JSON Pointer of the value within its JSON text (the body, or the event's data); null where there is none.</summary>
    public string? Pointer { get; init; }

    /// <summary>The zero-based number of the event of the stream; null for anything but a stream.</summary>
    public int? Event { get; init; }
}
