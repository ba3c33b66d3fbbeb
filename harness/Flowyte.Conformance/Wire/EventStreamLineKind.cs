namespace Flowyte.Conformance.Wire;

/// <summary>What a line of an event stream is to a client that follows the HTML standard.</summary>
public enum EventStreamLineKind
{
    /// <summary>An empty line: it ends a block.</summary>
    Blank,

    /// <summary>A line that starts with a colon.</summary>
    Comment,

    /// <summary>A field that takes effect.</summary>
    Field,

    /// <summary>A field of which the standard says "ignore the field": an unknown name, an <c>id</c> with a NUL, a <c>retry</c> that is not all digits.</summary>
    IgnoredField,
}
