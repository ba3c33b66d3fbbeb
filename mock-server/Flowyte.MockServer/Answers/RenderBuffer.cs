using System.Buffers;
using System.Text.Json;

namespace Flowyte.MockServer.Answers;

/// <summary>Memory in which an answer, or one event of it, is put together. It is used again and again.</summary>
internal sealed class RenderBuffer
{
    private const int Size = 1024;

    // A thread that wrote a huge answer once does not keep its memory for good.
    private const int LargestKept = 64 * 1024;

    [ThreadStatic]
    private static RenderBuffer? _ofThread;

    private RenderBuffer() => Json = new Utf8JsonWriter(Bytes, JsonPayload.WriterOptions);

    /// <summary>What was written so far.</summary>
    public ArrayBufferWriter<byte> Bytes { get; } = new(Size);

    /// <summary>A writer to <see cref="Bytes"/>.</summary>
    public Utf8JsonWriter Json { get; }

    /// <summary>Whole events that wait to be sent together.</summary>
    public ArrayBufferWriter<byte> Batch { get; } = new();

    /// <summary>An empty buffer, which is the caller's until it gives it back.</summary>
    public static RenderBuffer Take()
    {
        var buffer = _ofThread ?? new RenderBuffer();
        _ofThread = null;
        return buffer;
    }

    /// <summary>Forgets the bytes, for the next event: each resets <see cref="Json"/> before it writes with it.</summary>
    public void NextEvent() => Bytes.ResetWrittenCount();

    /// <summary>Leaves the buffer to the next one on this thread, which need not be the thread that took it.</summary>
    public void GiveBack()
    {
        if (Bytes.Capacity + Batch.Capacity <= LargestKept)
        {
            Batch.ResetWrittenCount();
            Bytes.ResetWrittenCount();
            Json.Reset();
            _ofThread = this;
        }
    }
}
