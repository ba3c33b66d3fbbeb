namespace Flowyte.MockServer.Quotas;

/// <summary>Counts the requests of one key against its quota.</summary>
internal sealed class QuotaWindow(MockQuota quota, TimeProvider time)
{
    private readonly Lock _lock = new();
    private long _start = time.GetTimestamp();
    private int _count;

    /// <summary>Lets a request in and counts it, or neither.</summary>
    public Admission Admit()
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            var elapsed = time.GetElapsedTime(_start, now);
            if (elapsed >= quota.Window)
            {
                (_start, _count, elapsed) = (now, 0, TimeSpan.Zero);
            }

            var isIn = _count < quota.Requests;
            if (isIn)
            {
                _count++;
            }

            return new(quota, isIn, quota.Requests - _count, quota.Window - elapsed);
        }
    }
}
