namespace Flowyte.Conformance.Json;

/// <summary>The ways in which a JSON text can be at fault.</summary>
public enum JsonFaultKind
{
    /// <summary>The text is not JSON at all, or stops being JSON at the offset.</summary>
    Syntax,

    /// <summary>There is no value: the text is empty or white space.</summary>
    Empty,

    /// <summary>A byte-order mark before the value (RFC 8259 §8.1 forbids sending one).</summary>
    ByteOrderMark,

    /// <summary>Bytes after the value that are not white space.</summary>
    TrailingBytes,

    /// <summary>Bytes that are not UTF-8.</summary>
    InvalidUtf8,

    /// <summary>An escape that is half of a surrogate pair; .NET throws when it reads the string.</summary>
    LoneSurrogate,

    /// <summary>Two members of one object have the same name.</summary>
    DuplicateName,

    /// <summary>Nested deeper than the reader's bound.</summary>
    TooDeep,

    /// <summary>More values than the reader's bound.</summary>
    TooLarge,
}
