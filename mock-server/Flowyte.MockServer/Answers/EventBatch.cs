using System.Buffers;
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Flowyte.MockServer.Answers;

/// <summary>
/// Events of a stream that are due at once. Each has a chunk of its own in the transfer coding (RFC 9112 §7.1), and all of them go to the socket
/// together: it would send them so in any case, and to hand over one by one takes most of the time of a stream.
/// </summary>
internal sealed class EventBatch
{
    // A quarter of what the web server holds for a client that reads slowly.
    private const int Most = 16 * 1024;

    // The size of a chunk and the ends of two lines.
    private const int MostAroundChunk = 12;

    private readonly HttpResponse _response;
    private readonly Action<int> _sent;
    private readonly bool _isChunked;
    private RenderBuffer? _buffer;
    private int _count;

    /// <param name="response">Where the events go. Its head is not sent yet.</param>
    /// <param name="sent">Told how many events were handed to the socket, each time that some were.</param>
    public EventBatch(HttpResponse response, Action<int> sent)
    {
        _response = response;
        _sent = sent;

        // Older clients know no chunks: the web server ends their bodies with the connection.
        _isChunked = HttpProtocol.IsHttp11(response.HttpContext.Request.Protocol);
        if (_isChunked)
        {
            response.Headers.TransferEncoding = "chunked";
        }
    }

    /// <summary>Whether what was added is enough to be sent.</summary>
    public bool IsFull => _buffer?.Batch.WrittenCount >= Most;

    /// <summary>Adds an event.</summary>
    public void Add(StreamBody body, int index)
    {
        var buffer = _buffer ??= RenderBuffer.Take();
        body.WriteTo(index, buffer);
        AddChunk(buffer.Bytes.WrittenSpan, buffer.Batch);
        buffer.NextEvent();
        _count++;
    }

    /// <summary>Sends what was added.</summary>
    /// <param name="isEnd">Whether the stream is over.</param>
    /// <param name="cancellation">Ends the sending.</param>
    /// <returns>False where the client left.</returns>
    public async ValueTask<bool> SendAsync(bool isEnd, CancellationToken cancellation)
    {
        if (isEnd && _isChunked)
        {
            (_buffer ??= RenderBuffer.Take()).Batch.Write("0\r\n\r\n"u8);
        }

        if (_buffer is not { } buffer)
        {
            return true;
        }

        var flushed = await _response.BodyWriter.WriteAsync(buffer.Batch.WrittenMemory, cancellation);
        _buffer = null;
        buffer.GiveBack();
        if (flushed.IsCompleted)
        {
            return false;
        }

        _sent(_count);
        _count = 0;
        return true;
    }

    private void AddChunk(ReadOnlySpan<byte> bytes, ArrayBufferWriter<byte> batch)
    {
        if (!_isChunked)
        {
            batch.Write(bytes);
            return;
        }

        var space = batch.GetSpan(bytes.Length + MostAroundChunk);
        bytes.Length.TryFormat(space, out var written, "x", CultureInfo.InvariantCulture);
        "\r\n"u8.CopyTo(space[written..]);
        bytes.CopyTo(space[(written + 2)..]);
        "\r\n"u8.CopyTo(space[(written + 2 + bytes.Length)..]);
        batch.Advance(written + 2 + bytes.Length + 2);
    }
}
