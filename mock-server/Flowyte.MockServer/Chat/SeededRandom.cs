namespace Flowyte.MockServer.Chat;

/// <summary>
/// Random numbers that depend on a fingerprint alone. SplitMix64, written out because
/// <see cref="Random"/> does not promise the same numbers in the next version of .NET.
/// </summary>
internal struct SeededRandom(Fingerprint seed)
{
    private ulong _state = (ulong)seed.Value;

    /// <summary>A number from 0 to one below a limit.</summary>
    public int Next(int limit) => (int)(NextBits() % (ulong)limit);

    private ulong NextBits()
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
