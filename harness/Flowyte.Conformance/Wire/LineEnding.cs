namespace Flowyte.Conformance.Wire;

/// <summary>How a line of an event stream ends.</summary>
public enum LineEnding
{
    /// <summary>Not at all: the body ends within the line.</summary>
    None,

    /// <summary>Line feed.</summary>
    Lf,

    /// <summary>Carriage return and line feed.</summary>
    CrLf,

    /// <summary>Carriage return alone.</summary>
    Cr,
}
