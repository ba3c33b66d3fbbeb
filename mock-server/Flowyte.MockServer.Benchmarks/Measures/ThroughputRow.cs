using Flowyte.Conformance.Benchmarks.Runs;

namespace Flowyte.MockServer.Benchmarks.Measures;

/// <summary>How fast one kind of request was answered.</summary>
/// <param name="What">The kind.</param>
/// <param name="Pairs">The rounds of the mock and of bare Kestrel.</param>
/// <param name="Aimock">Answers a second of aimock, a round each; empty where it could not be had.</param>
/// <param name="Least">The least part of bare Kestrel that the mock has to reach.</param>
internal sealed record ThroughputRow(string What, IReadOnlyList<ThroughputPair> Pairs, IReadOnlyList<double> Aimock, double Least)
{
    public const double LeastOfJson = 0.80;
    public const double LeastOfStreams = 0.85;

    /// <summary>Answers a second of the mock.</summary>
    public double MockRate => Median.Of(Pairs.Select(pair => pair.Mock.Load.Rate));

    /// <summary>Answers a second of bare Kestrel.</summary>
    public double BareRate => Median.Of(Pairs.Select(pair => pair.Bare.Load.Rate));

    /// <summary>Answers a second of aimock; null where it could not be had.</summary>
    public double? AimockRate => Aimock.Count == 0 ? null : Median.Of(Aimock);

    /// <summary>What the mock reaches of bare Kestrel.</summary>
    public double Ratio => Median.Of(Pairs.Select(pair => pair.Ratio));

    /// <summary>What the mock reaches of bare Kestrel by processor time.</summary>
    public double RatioOfProcessorTime => Median.Of(Pairs.Select(pair => pair.RatioOfProcessorTime));

    /// <summary>How busy the load generator was at the fastest server, of one core. At 1 it would measure itself.</summary>
    public double LoadGenerator => Median.Of(Pairs.Select(pair => pair.Bare.Load.Busy / pair.Bare.Load.Took));

    /// <summary>The mock beside its limit.</summary>
    public Limit Limit => Limit.AtLeast($"{What}: part of bare Kestrel", Ratio, Least, "{0:0.00}");
}
