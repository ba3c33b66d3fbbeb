using Flowyte.Conformance.Catalogue;

namespace Flowyte.Conformance.SelfTesting;

/// <summary>How well the harness judged faults and variants.</summary>
public sealed record SelfTestReport
{
    /// <summary>The specs that judged.</summary>
    public required Specs Specs { get; init; }

    /// <summary>A result for each fault and variant, in the order of the files.</summary>
    public required IReadOnlyList<FaultResult> Results { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>The results of faults.</summary>
    public IReadOnlyList<FaultResult> Faults => [.. Results.Where(result => !result.Fault.IsVariant)];

    /// <summary>The results of variants.</summary>
    public IReadOnlyList<FaultResult> Variants => [.. Results.Where(result => result.Fault.IsVariant)];

    /// <summary>The results that are not as they must be.</summary>
    public IReadOnlyList<FaultResult> Wrong => [.. Results.Where(result => !result.IsRight)];

    /// <summary>How many faults were detected.</summary>
    public int Detected => Faults.Count(result => result.IsDetected);

    /// <summary>How many faults the runs led with.</summary>
    public int RightHeadlines => Faults.Count(result => result.IsHeadlineRight);

    /// <summary>How many variants a run raised something of.</summary>
    public int FalseAlarms => Variants.Count(result => result.FalseAlarms.Count > 0);

    /// <summary>The requirements that could be tested, but that no fault breaks and no variant gives reason to note: of all, not only of those that were met.</summary>
    public required IReadOnlyList<Requirement> Unexercised { get; init; }

    /// <summary>Whether every fault and variant was judged right, and every requirement has one.</summary>
    public bool IsRight => Wrong.Count == 0 && Unexercised.Count == 0;
}
