using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Flowyte.MockServer.Chat;

/// <summary>
/// What everything random is drawn from: the same things asked give the same fingerprint, in any order.
/// It withstands chance, not an attacker: whoever makes two requests collide gets one id twice.
/// </summary>
internal readonly record struct Fingerprint(UInt128 Value)
{
    private const int Digits = 32;

    // It has half a kilobyte of state, and a request needs several.
    [ThreadStatic]
    private static XxHash128? _ofThread;

    /// <summary>The fingerprint of a list of texts.</summary>
    public static Fingerprint Of(int seed, params ReadOnlySpan<string> texts)
    {
        var hash = _ofThread ??= new XxHash128();
        Append(hash, seed);
        foreach (var text in texts)
        {
            Append(hash, MemoryMarshal.AsBytes(text.AsSpan()));
        }

        return From(hash);
    }

    /// <summary>The fingerprint of this one and of bytes.</summary>
    public Fingerprint With(ReadOnlySpan<byte> bytes)
    {
        var hash = _ofThread ??= new XxHash128();
        Append(hash, this);
        Append(hash, bytes);
        return From(hash);
    }

    /// <summary>The fingerprint of this one and of a number.</summary>
    public Fingerprint With(int number)
    {
        var hash = _ofThread ??= new XxHash128();
        Append(hash, this);
        Append(hash, number);
        return From(hash);
    }

    /// <summary>32 hexadecimal digits.</summary>
    public override string ToString() => After("");

    /// <summary>An id: a prefix and 32 hexadecimal digits.</summary>
    public string After(string prefix) => string.Create(prefix.Length + Digits, (prefix, Value), static (text, id) =>
    {
        id.prefix.CopyTo(text);
        Span<byte> bytes = stackalloc byte[Digits / 2];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, id.Value);
        Convert.TryToHexStringLower(bytes, text[id.prefix.Length..], out _);
    });

    // Each text goes in with its length, so that no two lists run together.
    private static void Append(XxHash128 hash, ReadOnlySpan<byte> bytes)
    {
        Append(hash, bytes.Length);
        hash.Append(bytes);
    }

    private static void Append(XxHash128 hash, int number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        hash.Append(bytes);
    }

    private static void Append(XxHash128 hash, Fingerprint fingerprint)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128LittleEndian(bytes, fingerprint.Value);
        hash.Append(bytes);
    }

    private static Fingerprint From(XxHash128 hash)
    {
        var value = hash.GetCurrentHashAsUInt128();
        hash.Reset();
        return new(value);
    }
}
