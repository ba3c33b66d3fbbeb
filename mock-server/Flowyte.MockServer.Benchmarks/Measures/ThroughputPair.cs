namespace Flowyte.MockServer.Benchmarks.Measures;

/// <summary>Two rounds, one right after the other.</summary>
/// <param name="Mock">That of the mock.</param>
/// <param name="Bare">That of bare Kestrel.</param>
internal sealed record ThroughputPair(ThroughputRound Mock, ThroughputRound Bare)
{
    /// <summary>What the mock reaches of bare Kestrel's answers a second.</summary>
    public double Ratio => Mock.Load.Rate / Bare.Load.Rate;

    /// <summary>The same by processor time, which does not feel what else the machine does.</summary>
    public double RatioOfProcessorTime => Bare.ProcessorTime / Mock.ProcessorTime;
}
