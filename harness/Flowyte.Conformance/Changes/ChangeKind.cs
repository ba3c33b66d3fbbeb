namespace Flowyte.Conformance.Changes;

/// <summary>What became of a requirement from one run to another, the gravest first.</summary>
internal enum ChangeKind
{
    /// <summary>It fails, and did not fail before.</summary>
    Broken,

    /// <summary>It was not tested before. It may fail now.</summary>
    NewlyTested,

    /// <summary>Only the newer run knows it. It may fail now.</summary>
    Added,

    /// <summary>It failed and still fails.</summary>
    StillBroken,

    /// <summary>It is warned of or noted now, and held better before; no failure.</summary>
    Worse,

    /// <summary>It failed and passes now.</summary>
    Fixed,

    /// <summary>It holds better than before, and either did not fail before or does not pass now.</summary>
    Better,

    /// <summary>The same result, but steady in the one run and unstable in the other.</summary>
    Stability,

    /// <summary>It was tested and is not any more.</summary>
    NoLongerTested,

    /// <summary>Only the older run knows it.</summary>
    Removed,
}
