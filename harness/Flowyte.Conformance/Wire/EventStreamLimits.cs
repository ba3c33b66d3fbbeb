namespace Flowyte.Conformance.Wire;

/// <summary>How much of an event stream is tokenized. The body is hostile: it could be millions of blank lines.</summary>
public sealed record EventStreamLimits
{
    /// <summary>The bounds that hold unless others are given.</summary>
    public static EventStreamLimits Default { get; } = new();

    /// <summary>The longest line, in bytes without its ending; 8 MiB by default.</summary>
    public int LineLength { get; init; } = 8 * 1024 * 1024;

    /// <summary>How many lines, blank ones and comments included; 1,000,000 by default.</summary>
    public int Lines { get; init; } = 1_000_000;

    /// <summary>How many blocks, dispatched or not; 500,000 by default.</summary>
    public int Blocks { get; init; } = 500_000;
}
