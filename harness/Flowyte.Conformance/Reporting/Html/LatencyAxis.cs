namespace Flowyte.Conformance.Reporting.Html;

/// <summary>A logarithmic axis of times, from one round number to another.</summary>
internal sealed class LatencyAxis
{
    /// <summary>How many bars there is room for.</summary>
    public const int Bins = 30;

    private static readonly double[] Steps = [1, 2, 5];

    private readonly double _from;
    private readonly double _to;

    /// <param name="shortest">The shortest time to show.</param>
    /// <param name="longest">The longest one.</param>
    public LatencyAxis(TimeSpan shortest, TimeSpan longest)
    {
        _from = Rounded(Math.Max(0.1, shortest.TotalMilliseconds), up: false);
        _to = Math.Max(Rounded(longest.TotalMilliseconds, up: true), _from * 10);
        var marks = from decade in Enumerable.Range(-1, 8)
                    from step in _to / _from > 100 ? Steps[..1] : Steps
                    select step * Math.Pow(10, decade);
        Marks = [.. marks.Where(mark => mark >= _from * 0.999 && mark <= _to * 1.001).Select(TimeSpan.FromMilliseconds)];
    }

    /// <summary>The round times to write below it.</summary>
    public IReadOnlyList<TimeSpan> Marks { get; }

    /// <summary>Where a time stands, in percent from the left.</summary>
    public double PlaceOf(TimeSpan time) => 100 * Math.Clamp(Math.Log(Math.Max(time.TotalMilliseconds, _from) / _from) / Math.Log(_to / _from), 0, 1);

    /// <summary>How many of the times fall into each bar.</summary>
    public int[] Count(LatencySample sample)
    {
        var counts = new int[Bins];
        foreach (var time in sample.Times)
        {
            counts[Math.Min(Bins - 1, (int)(PlaceOf(time) / 100 * Bins))]++;
        }

        return counts;
    }

    // The nearest 1, 2 or 5 times a power of ten.
    private static double Rounded(double milliseconds, bool up)
    {
        var decade = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(milliseconds, 0.1))));
        return up
            ? decade * Steps.Append(10).First(step => step * decade >= milliseconds * 0.999)
            : decade * Steps.Last(step => step * decade <= milliseconds * 1.001);
    }
}
