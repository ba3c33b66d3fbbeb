namespace Flowyte.Conformance.Json;

/// <summary>The six kinds of JSON value, as RFC 8259 names them.</summary>
public enum JsonKind
{
    /// <summary>The literal <c>null</c>.</summary>
    Null,

    /// <summary>The literals <c>true</c> and <c>false</c>.</summary>
    Boolean,

    /// <summary>A number; its token is kept as written.</summary>
    Number,

    /// <summary>A string.</summary>
    String,

    /// <summary>An array.</summary>
    Array,

    /// <summary>An object; its members are kept in order, duplicates included.</summary>
    Object,
}
