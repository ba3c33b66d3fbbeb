using System.Collections.Concurrent;

namespace Flowyte.MockServer.Tests.Time;

/// <summary>A clock on which every delay is over at once, and which remembers them. Nothing else makes its time go on.</summary>
/// <param name="now">The date that it tells; null for the system's.</param>
internal sealed class InstantTime(DateTimeOffset? now = null) : TimeProvider
{
    private readonly ConcurrentQueue<TimeSpan> _delays = new();

    public IEnumerable<TimeSpan> Delays => _delays;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => now ?? base.GetUtcNow();

    public override long GetTimestamp() => _delays.Sum(delay => delay.Ticks);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _delays.Enqueue(dueTime);
        return base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
