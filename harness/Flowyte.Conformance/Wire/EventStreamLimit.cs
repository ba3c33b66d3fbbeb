namespace Flowyte.Conformance.Wire;

/// <summary>A bound of <see cref="EventStreamLimits"/> at which tokenizing stopped.</summary>
public enum EventStreamLimit
{
    /// <summary>None: the whole body was tokenized.</summary>
    None,

    /// <summary>A line is longer than <see cref="EventStreamLimits.LineLength"/>.</summary>
    LineLength,

    /// <summary>There are more lines than <see cref="EventStreamLimits.Lines"/>.</summary>
    Lines,

    /// <summary>There are more blocks than <see cref="EventStreamLimits.Blocks"/>.</summary>
    Blocks,
}
