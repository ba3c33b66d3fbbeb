namespace Flowyte.Conformance.Catalogue;

/// <summary>How binding a requirement is, in the words of RFC 2119.</summary>
public enum Level
{
    /// <summary>Breaking it makes a target not conformant.</summary>
    Must,

    /// <summary>Breaking it is a warning; with <c>--strict</c> it counts as <see cref="Must"/>.</summary>
    Should,

    /// <summary>Worth telling, never counted against the target.</summary>
    May,
}
