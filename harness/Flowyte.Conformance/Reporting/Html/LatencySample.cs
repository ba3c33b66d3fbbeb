namespace Flowyte.Conformance.Reporting.Html;

/// <summary>Times of one kind, over a run.</summary>
internal sealed class LatencySample
{
    /// <param name="name">What was timed.</param>
    /// <param name="times">The times, in any order; at least one.</param>
    public LatencySample(string name, IEnumerable<TimeSpan> times)
    {
        Name = name;
        Times = [.. times.Order()];
    }

    /// <summary>What was timed.</summary>
    public string Name { get; }

    /// <summary>The times, the shortest first.</summary>
    public IReadOnlyList<TimeSpan> Times { get; }

    /// <summary>The time that a share of all do not exceed, by nearest rank.</summary>
    /// <param name="percent">From 0, the shortest, to 100, the longest.</param>
    public TimeSpan Percentile(int percent) => Times[Math.Clamp((int)Math.Ceiling(percent / 100.0 * Times.Count) - 1, 0, Times.Count - 1)];
}
