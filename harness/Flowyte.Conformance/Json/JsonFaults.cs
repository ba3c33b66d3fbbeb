using System.Runtime.InteropServices;

namespace Flowyte.Conformance.Json;

/// <summary>The faults of one text. A hostile text can have as many as it has bytes, so each kind is bounded.</summary>
internal sealed class JsonFaults
{
    private const int MostOfAKind = 64;

    private List<JsonFault>? _faults;
    private Dictionary<JsonFaultKind, int>? _counts;

    /// <summary>Adds a fault, unless there are enough of its kind.</summary>
    public void Add(JsonFaultKind kind, int offset, string message)
    {
        ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_counts ??= [], kind, out _);
        if (count < MostOfAKind)
        {
            count++;
            (_faults ??= []).Add(new JsonFault(kind, offset, message));
        }
    }

    /// <summary>Adds a fault for each run of bytes that are not UTF-8.</summary>
    public void AddInvalidUtf8(ReadOnlySpan<byte> text)
    {
        var at = 0;
        while (Utf8Text.NextInvalid(text, at) is var (offset, length))
        {
            Add(JsonFaultKind.InvalidUtf8, offset, $"{length} bytes are not UTF-8, the first of them 0x{text[offset]:X2}");
            at = offset + length;
        }
    }

    /// <summary>The faults by offset.</summary>
    public IReadOnlyList<JsonFault> InOrder() => _faults is null ? [] : [.. _faults.OrderBy(fault => fault.Offset)];
}
