namespace Flowyte.Conformance.Benchmarks.Throughput;

/// <summary>
/// Measures workloads in turn, a short round each, again and again: whatever else the machine does meets them all alike,
/// and the median leaves out the rounds that it spoilt. What counts is processor time, that of the garbage collector
/// included, so that a busy machine gives the same figures as an idle one.
/// </summary>
internal sealed class Meter(int rounds)
{
    private static readonly TimeSpan Warmth = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan RoundLength = TimeSpan.FromMilliseconds(20);

    /// <summary>Measures them all.</summary>
    public IReadOnlyList<Measurement> Measure(IReadOnlyList<Workload> workloads)
    {
        var runs = workloads.Select(RunsInARound).ToArray();
        var speeds = workloads.Select(_ => new List<double>()).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < workloads.Count; i++)
            {
                speeds[i].Add(runs[i] / Time(workloads[i], runs[i]).TotalSeconds);
            }
        }

        return [.. workloads.Select((workload, i) => new Measurement(workload, Median(speeds[i]), Allocated(workload)))];
    }

    // Runs it long enough that the compiler has done with it, too.
    private static int RunsInARound(Workload workload)
    {
        var runs = 1;
        var last = Time(workload, runs);
        for (var spent = last; spent < Warmth; spent += last)
        {
            runs = Math.Max(1, (int)(runs * Math.Min(2, RoundLength / last)));
            last = Time(workload, runs);
        }

        return runs;
    }

    private static TimeSpan Time(Workload workload, int runs)
    {
        var expected = workload.Run();
        var start = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < runs; i++)
        {
            if (workload.Run() != expected)
            {
                throw new InvalidOperationException($"{workload.Name}: two runs on the same bytes differ");
            }
        }

        var spent = Environment.CpuUsage.TotalTime - start;
        return spent > TimeSpan.Zero ? spent : TimeSpan.FromTicks(1);
    }

    private static long Allocated(Workload workload)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        workload.Run();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return (values[(values.Count - 1) / 2] + values[values.Count / 2]) / 2;
    }
}
