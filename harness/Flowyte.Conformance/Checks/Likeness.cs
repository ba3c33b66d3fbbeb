namespace Flowyte.Conformance.Checks;

/// <summary>How what an agent said differs from the text that it was asked to repeat.</summary>
internal enum Likeness
{
    /// <summary>It is no repetition, nor meant as one: refused, or said in other words.</summary>
    None,

    /// <summary>It differs in a way that software seldom causes: abridged, corrected, or cut at a limit.</summary>
    Other,

    /// <summary>The text stands in it, character by character.</summary>
    Exact,

    /// <summary>The beginning is missing, and nothing else.</summary>
    HeadLost,

    /// <summary>The end is missing, and nothing else.</summary>
    TailLost,

    /// <summary>Something between is missing, and nothing else.</summary>
    MiddleLost,

    /// <summary>White space is missing, and nothing else.</summary>
    SpaceLost,

    /// <summary>Parts come twice, and nothing else is different.</summary>
    Doubled,

    /// <summary>Two neighbouring parts have changed places, and nothing else.</summary>
    Moved,

    /// <summary>Line feeds, or all that JSON escapes, have become escapes.</summary>
    Escaped,

    /// <summary>The words null or undefined stand where there is no text.</summary>
    NothingSpelled,

    /// <summary>Characters of HTML have become entities.</summary>
    Entities,

    /// <summary>Backslashes are gone, or were read as escapes.</summary>
    Backslashes,

    /// <summary>What looks like the placeholders of templates has become something else, and nothing besides.</summary>
    Rendered,

    /// <summary>Everything beyond ASCII has become something else.</summary>
    BeyondAscii,

    /// <summary>All characters that a narrower encoding lacks are gone, and nothing else.</summary>
    CharactersLost,

    /// <summary>The replacement character of decoders stands instead of others.</summary>
    Replaced,

    /// <summary>UTF-8 was read as Latin-1: each byte beyond ASCII has become a character.</summary>
    Misdecoded,
}
