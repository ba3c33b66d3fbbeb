namespace Flowyte.Conformance.Schemas.Keywords;

/// <summary>Where in a keyword's value schemas stand.</summary>
internal enum SubschemaForm
{
    /// <summary>Nowhere.</summary>
    None,

    /// <summary>The value is a schema.</summary>
    One,

    /// <summary>The value is an array of schemas.</summary>
    List,

    /// <summary>The value is an object whose members are schemas.</summary>
    Map,
}
