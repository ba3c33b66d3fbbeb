using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Flowyte.MockServer.Chat;

/// <summary>What everything random is drawn from: the same things asked give the same fingerprint, in any order.</summary>
internal readonly record struct Fingerprint(UInt128 Value)
{
    /// <summary>The fingerprint of a list of texts.</summary>
    public static Fingerprint Of(int seed, params IEnumerable<string> texts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, seed);
        foreach (var text in texts)
        {
            Append(hash, Encoding.UTF8.GetBytes(text));
        }

        return From(hash);
    }

    /// <summary>The fingerprint of this one and of bytes.</summary>
    public Fingerprint With(ReadOnlySpan<byte> bytes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, this);
        Append(hash, bytes);
        return From(hash);
    }

    /// <summary>The fingerprint of this one and of a number.</summary>
    public Fingerprint With(int number)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, this);
        Append(hash, number);
        return From(hash);
    }

    /// <summary>32 hexadecimal digits.</summary>
    public override string ToString() => Value.ToString("x32", null);

    // Each text goes in with its length, so that no two lists run together.
    private static void Append(IncrementalHash hash, ReadOnlySpan<byte> bytes)
    {
        Append(hash, bytes.Length);
        hash.AppendData(bytes);
    }

    private static void Append(IncrementalHash hash, int number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        hash.AppendData(bytes);
    }

    private static void Append(IncrementalHash hash, Fingerprint fingerprint)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128LittleEndian(bytes, fingerprint.Value);
        hash.AppendData(bytes);
    }

    private static Fingerprint From(IncrementalHash hash)
    {
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(bytes);
        return new(BinaryPrimitives.ReadUInt128LittleEndian(bytes));
    }
}
