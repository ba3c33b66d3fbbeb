namespace Flowyte.MockServer.Recording;

/// <summary>The body of an answer in the parts in which it came, with their times, up to a bound.</summary>
/// <param name="bound">How many bytes it may take in memory.</param>
internal sealed class Tape(int bound)
{
    // What a part takes beside its bytes: an endpoint that sends single bytes must not fill the memory.
    private const int CostOfPart = 64;

    private readonly List<(byte[] Bytes, TimeSpan At)> _parts = [];
    private long _cost;

    /// <summary>Whether it was longer than the bound: then a part is missing.</summary>
    public bool IsCut { get; private set; }

    /// <summary>The parts, each with the time from the request to its arrival.</summary>
    public IReadOnlyList<(byte[] Bytes, TimeSpan At)> Parts => _parts;

    /// <summary>Adds a part.</summary>
    public void Add(ReadOnlySpan<byte> bytes, TimeSpan at)
    {
        _cost += bytes.Length + CostOfPart;
        if (_cost > bound)
        {
            IsCut = true;
            _parts.Clear();
            return;
        }

        _parts.Add((bytes.ToArray(), at));
    }
}
