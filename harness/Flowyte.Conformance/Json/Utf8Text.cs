using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Flowyte.Conformance.Json;

/// <summary>Texts in UTF-8 (RFC 3629).</summary>
internal static class Utf8Text
{
    /// <summary>Adds a fault for each run of bytes that are not UTF-8.</summary>
    public static void FindInvalid(ReadOnlySpan<byte> text, JsonFaults faults)
    {
        if (Utf8.IsValid(text))
        {
            return;
        }

        var position = 0;
        while (position < text.Length)
        {
            var length = InvalidRun(text[position..]);
            if (length > 0)
            {
                faults.Add(JsonFaultKind.InvalidUtf8, position, $"{length} bytes are not UTF-8, the first of them 0x{text[position]:X2}");
                position += length;
            }
            else
            {
                Rune.DecodeFromUtf8(text[position..], out _, out var valid);
                position += valid;
            }
        }
    }

    private static int InvalidRun(ReadOnlySpan<byte> text)
    {
        var length = 0;
        while (length < text.Length && Rune.DecodeFromUtf8(text[length..], out _, out var consumed) != OperationStatus.Done)
        {
            length += consumed;
        }

        return length;
    }
}
