namespace Flowyte.Conformance.Tests.Wire;

/// <summary>A clock that says when a sender has taken its next read: it is then that it asks for the time.</summary>
internal sealed class ReadSignal(TimeProvider inner, int count, TaskCompletionSource read) : TimeProvider
{
    private int _asked;

    public override long TimestampFrequency => inner.TimestampFrequency;

    public override long GetTimestamp()
    {
        var now = inner.GetTimestamp();
        if (Interlocked.Increment(ref _asked) == count)
        {
            read.SetResult();
        }

        return now;
    }

    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        inner.CreateTimer(callback, state, dueTime, period);
}
