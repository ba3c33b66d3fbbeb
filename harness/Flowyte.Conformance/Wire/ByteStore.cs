namespace Flowyte.Conformance.Wire;

/// <summary>Bytes that arrive bit by bit. It never takes more room than its bound, even while it grows.</summary>
internal sealed class ByteStore(int bound)
{
    private byte[] _bytes = [];

    public int Length { get; private set; }

    /// <summary>How many bytes it still takes.</summary>
    public int Room => bound - Length;

    public ReadOnlySpan<byte> Span => _bytes.AsSpan(0, Length);

    public ReadOnlyMemory<byte> Memory => _bytes.AsMemory(0, Length);

    /// <summary>Gives back the room that it took ahead.</summary>
    public void Trim() => Array.Resize(ref _bytes, Length);

    /// <summary>Takes bytes, no more than there is room for.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > Room)
        {
            throw new ArgumentException("There is no room for so many bytes.", nameof(bytes));
        }

        if (Length + bytes.Length > _bytes.Length)
        {
            var size = Math.Max(Length + (long)bytes.Length, Math.Max(512, _bytes.Length * 3L));
            Array.Resize(ref _bytes, (int)Math.Min(size, bound));
        }

        bytes.CopyTo(_bytes.AsSpan(Length));
        Length += bytes.Length;
    }
}
