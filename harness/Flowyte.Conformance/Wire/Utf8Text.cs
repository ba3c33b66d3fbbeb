using System.Buffers;
using System.Text.Unicode;

namespace Flowyte.Conformance.Wire;

/// <summary>Facts about bytes that should be UTF-8.</summary>
public static class Utf8Text
{
    /// <summary>Where the first sequence starts that is not valid UTF-8; null where all of it is valid. A sequence that the end cuts off is invalid.</summary>
    public static int? InvalidOffset(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes))
        {
            return null;
        }

        Span<char> sink = stackalloc char[1024];
        var offset = 0;
        while (true)
        {
            var status = Utf8.ToUtf16(bytes[offset..], sink, out var read, out _, replaceInvalidSequences: false);
            offset += read;
            if (status is not OperationStatus.DestinationTooSmall)
            {
                return offset;
            }
        }
    }
}
