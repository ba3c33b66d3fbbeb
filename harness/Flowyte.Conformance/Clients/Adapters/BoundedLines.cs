using System.Buffers;
using System.Runtime.CompilerServices;

namespace Flowyte.Conformance.Clients.Adapters;

/// <summary>Reads the lines of a stream that nobody trusts.</summary>
internal static class BoundedLines
{
    /// <summary>The longest line, in bytes.</summary>
    public const int Longest = 1024 * 1024;

    private const int ReadSize = 16 * 1024;

    /// <summary>The lines without their ends; a last one without an end counts.</summary>
    /// <exception cref="InvalidDataException">A line is longer than <see cref="Longest"/>.</exception>
    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var line = new ArrayBufferWriter<byte>();
        var buffer = new byte[ReadSize];
        while (await stream.ReadAsync(buffer, cancellation) is > 0 and var count)
        {
            ReadOnlyMemory<byte> rest = buffer.AsMemory(0, count);
            while (rest.Span.IndexOf((byte)'\n') is >= 0 and var end)
            {
                line.Write(rest.Span[..end]);
                rest = rest[(end + 1)..];
                yield return Taken(line);
            }

            line.Write(rest.Span);
            if (line.WrittenCount > Longest)
            {
                throw new InvalidDataException($"A line is longer than {Longest} bytes.");
            }
        }

        if (line.WrittenCount > 0)
        {
            yield return Taken(line);
        }
    }

    private static ReadOnlyMemory<byte> Taken(ArrayBufferWriter<byte> line)
    {
        var bytes = line.WrittenSpan.TrimEnd((byte)'\r').ToArray();
        line.ResetWrittenCount();
        return bytes;
    }
}
