namespace Flowyte.Conformance.Changes;

/// <summary>Whether replies take longer or shorter than before, beyond noise.</summary>
internal enum LatencyShift
{
    /// <summary>No shift that noise could not make, or too little to tell.</summary>
    None,

    /// <summary>Longer than before.</summary>
    Slower,

    /// <summary>Shorter than before.</summary>
    Faster,
}
