using System.Runtime.InteropServices;

namespace Flowyte.MockServer.Chat;

/// <summary>
/// Counts how often the same thing was asked, so that each ask has an id of its own that depends on nothing else
/// that was asked. Remembers at least the latest <see cref="Remembered"/> different asks, at most twice as many.
/// </summary>
internal sealed class AskCounter
{
    public const int Remembered = 50_000;

    private readonly Lock _lock = new();

    // Half of a fingerprint tells asks apart as well as the whole one among so few, in half of the memory.
    // Their memory is taken once: tables that grow leave the smaller ones behind.
    private Dictionary<ulong, int> _young = new(Remembered);
    private Dictionary<ulong, int> _old = new(Remembered);

    /// <summary>How often this was asked before.</summary>
    public int Next(Fingerprint ask)
    {
        var key = (ulong)ask.Value;
        lock (_lock)
        {
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_young, key, out var isYoung);
            if (!isYoung)
            {
                _old.TryGetValue(key, out count);
            }

            var before = count++;
            if (_young.Count == Remembered)
            {
                (_old, _young) = (_young, _old);
                _young.Clear();
            }

            return before;
        }
    }
}
