namespace Flowyte.MockServer.Chat;

/// <summary>
/// Counts how often the same thing was asked, so that each ask has an id of its own that depends on nothing else
/// that was asked. Remembers at least the latest <see cref="Remembered"/> different asks, at most twice as many.
/// </summary>
internal sealed class AskCounter
{
    public const int Remembered = 100_000;

    private readonly Lock _lock = new();
    private Dictionary<Fingerprint, int> _young = [];
    private Dictionary<Fingerprint, int> _old = [];

    /// <summary>How often this was asked before.</summary>
    public int Next(Fingerprint ask)
    {
        lock (_lock)
        {
            if (!_young.TryGetValue(ask, out var before))
            {
                _old.TryGetValue(ask, out before);
                if (_young.Count == Remembered)
                {
                    (_old, _young) = (_young, _old);
                    _young.Clear();
                }
            }

            _young[ask] = before + 1;
            return before;
        }
    }
}
