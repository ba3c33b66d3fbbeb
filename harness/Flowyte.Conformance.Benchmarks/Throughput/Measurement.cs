namespace Flowyte.Conformance.Benchmarks.Throughput;

/// <summary>How fast a workload ran.</summary>
/// <param name="Workload">The workload.</param>
/// <param name="RunsPerSecond">How often it ran in a second of processor time: the median of the rounds.</param>
/// <param name="AllocatedBytes">How many bytes one run allocates.</param>
internal sealed record Measurement(Workload Workload, double RunsPerSecond, long AllocatedBytes)
{
    /// <summary>How many megabytes (10⁶ bytes) it read in a second of processor time.</summary>
    public double MegabytesPerSecond => RunsPerSecond * Workload.Bytes / 1e6;
}
