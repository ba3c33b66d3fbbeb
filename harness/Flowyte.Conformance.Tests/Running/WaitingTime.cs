using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace Flowyte.Conformance.Tests.Running;

/// <summary>A clock on which every wait of up to a minute that begins after <see cref="Begin"/> is over at once, and told.</summary>
internal sealed class WaitingTime : FakeTimeProvider
{
    private bool _begun;

    /// <summary>The waits in the order in which they began.</summary>
    public ConcurrentQueue<TimeSpan> Waits { get; } = [];

    public void Begin() => Volatile.Write(ref _begun, true);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (Volatile.Read(ref _begun) && dueTime > TimeSpan.Zero && dueTime <= TimeSpan.FromMinutes(1))
        {
            Waits.Enqueue(dueTime);
            ThreadPool.QueueUserWorkItem(_ => Advance(dueTime));
        }

        return timer;
    }
}
