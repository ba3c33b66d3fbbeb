namespace Flowyte.Conformance.Wire;

/// <summary>The time of one exchange: how long since the request was sent, and when to stop.</summary>
internal sealed class ExchangeClock : IDisposable
{
    private const int DeadlinePassed = 1;
    private const int SilencePassed = 2;

    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _stop;
    private readonly CancellationToken _interrupt;
    private readonly ITimer _deadline;
    private readonly ITimer _patience;
    private readonly long _started;
    private long _sent;
    private int _reason;

    public ExchangeClock(TimeProvider time, TimeSpan timeout, CancellationToken interrupt)
    {
        _time = time;
        _interrupt = interrupt;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(interrupt);
        _started = _sent = time.GetTimestamp();
        _deadline = time.CreateTimer(_ => Stop(DeadlinePassed), null, timeout, Timeout.InfiniteTimeSpan);
        _patience = time.CreateTimer(_ => Stop(SilencePassed), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Cancelled when the time is over or the run is interrupted.</summary>
    public CancellationToken Token => _stop.Token;

    /// <summary>Whether the run was interrupted rather than the time over.</summary>
    public bool IsInterrupted => _interrupt.IsCancellationRequested && Volatile.Read(ref _reason) == 0;

    /// <summary>Whether it was the silence of <see cref="StopAfter"/> that was too long.</summary>
    public bool SilenceRanOut => Volatile.Read(ref _reason) == SilencePassed;

    /// <summary>From the beginning to now.</summary>
    public TimeSpan SinceStart => _time.GetElapsedTime(_started);

    /// <summary>From the moment of sending to now.</summary>
    public TimeSpan SinceSent => _time.GetElapsedTime(_sent);

    /// <summary>Marks the moment of sending.</summary>
    public void MarkSent() => _sent = _time.GetTimestamp();

    /// <summary>Stops after this time of silence, if that comes before the deadline. Each call starts it anew.</summary>
    public void StopAfter(TimeSpan silence) => _patience.Change(silence, Timeout.InfiniteTimeSpan);

    public void Dispose()
    {
        _deadline.Dispose();
        _patience.Dispose();
        _stop.Dispose();
    }

    private void Stop(int reason)
    {
        if (_stop.IsCancellationRequested)
        {
            return;
        }

        Interlocked.CompareExchange(ref _reason, reason, 0);
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The exchange ended while the timer fired.
        }
    }
}
