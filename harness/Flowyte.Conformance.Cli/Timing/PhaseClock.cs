using Flowyte.Conformance.Cli.Hosting;

namespace Flowyte.Conformance.Cli.Timing;

/// <summary>
/// Tells where the time of a command goes: phases that follow each other without a gap, from the start of the process on,
/// so that they add up to the whole. What other threads do beside the command counts to the phase that it falls into.
/// </summary>
internal sealed class PhaseClock
{
    private readonly TimeProvider _time;
    private readonly List<Phase> _phases = [];
    private long _last;
    private long _allocated;

    /// <param name="host">The process; what it did before its first line is the first phase.</param>
    public PhaseClock(CliHost host)
    {
        _time = host.Time;
        _last = host.BeganAt;
        if (host.StartUp() is { } startUp)
        {
            _phases.Add(new Phase("runtime start", startUp, 0));
        }
    }

    /// <summary>The phases so far, in order.</summary>
    public IReadOnlyList<Phase> Phases => _phases;

    /// <summary>All of them together.</summary>
    public TimeSpan Whole => TimeSpan.FromTicks(_phases.Sum(phase => phase.Duration.Ticks));

    /// <summary>Ends a phase, and so begins the next.</summary>
    /// <param name="name">What was done since the last one ended.</param>
    public void End(string name)
    {
        var now = _time.GetTimestamp();
        var allocated = GC.GetTotalAllocatedBytes();
        _phases.Add(new Phase(name, _time.GetElapsedTime(_last, now), allocated - _allocated));
        _last = now;
        _allocated = allocated;
    }
}
