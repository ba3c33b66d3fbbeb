using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Flowyte.Conformance;

/// <summary>Facts about bytes that should be UTF-8 (RFC 3629).</summary>
internal static class Utf8Text
{
    /// <summary>Where the first sequence starts that is not valid UTF-8; null where all of it is valid. A sequence that the end cuts off is invalid.</summary>
    public static int? InvalidOffset(ReadOnlySpan<byte> bytes) => NextInvalid(bytes, 0)?.Offset;

    /// <summary>The next run of bytes that are not valid UTF-8; null where all the rest is valid.</summary>
    /// <param name="bytes">The text.</param>
    /// <param name="from">Where to start: at 0, or where another run ended.</param>
    public static (int Offset, int Length)? NextInvalid(ReadOnlySpan<byte> bytes, int from)
    {
        var offset = from + SkipValid(bytes[from..]);
        return offset < bytes.Length ? (offset, InvalidRun(bytes[offset..])) : null;
    }

    private static int SkipValid(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes))
        {
            return bytes.Length;
        }

        Span<char> sink = stackalloc char[1024];
        var offset = 0;
        OperationStatus status;
        do
        {
            status = Utf8.ToUtf16(bytes[offset..], sink, out var read, out _, replaceInvalidSequences: false);
            offset += read;
        }
        while (status is OperationStatus.DestinationTooSmall);

        return offset;
    }

    private static int InvalidRun(ReadOnlySpan<byte> bytes)
    {
        var length = 0;
        while (length < bytes.Length && Rune.DecodeFromUtf8(bytes[length..], out _, out var consumed) != OperationStatus.Done)
        {
            length += consumed;
        }

        return length;
    }
}
