using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Flowyte.MockServer.Benchmarks.Loading;

/// <summary>
/// A connection that is kept alive. It reads as little of HTTP as a load generator needs: <see cref="HttpClient"/> takes
/// more time for a request than the servers that are measured.
/// </summary>
internal sealed class Connection : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[] _buffer = new byte[64 * 1024];
    private byte[] _body = new byte[64 * 1024];
    private int _end;
    private int _bodyLength;
    private int _status;
    private byte[] _head = [];

    /// <summary>The latest answer.</summary>
    public Reply Answer => new(_status, _body.AsSpan(0, _bodyLength));

    /// <summary>The head of the latest answer.</summary>
    public ReadOnlySpan<byte> Head => _head;

    /// <summary>Opens a connection.</summary>
    public static async Task<Connection> OpenAsync(EndPoint server)
    {
        var connection = new Connection();
        await connection._socket.ConnectAsync(server);
        return connection;
    }

    /// <summary>Sends a request and reads its answer to the end.</summary>
    /// <param name="request">The request.</param>
    /// <param name="keepHead">Whether <see cref="Head"/> is to be kept.</param>
    /// <exception cref="IOException">The server closed the connection, or what it sent is no answer.</exception>
    public async ValueTask AskAsync(ReadOnlyMemory<byte> request, bool keepHead = false)
    {
        await _socket.SendAsync(request);
        _bodyLength = 0;
        int head;
        while ((head = _buffer.AsSpan(0, _end).IndexOf("\r\n\r\n"u8)) < 0)
        {
            await ReceiveAsync();
        }

        if (keepHead)
        {
            _head = _buffer[..(head + 2)];
        }

        ReadHead(_buffer.AsSpan(0, head + 2), out var length);
        Take(head + 4);
        await (length is { } bytes ? ReadBodyAsync(bytes) : ReadChunksAsync());
    }

    public void Dispose() => _socket.Dispose();

    private void ReadHead(ReadOnlySpan<byte> head, out int? length)
    {
        if (!head.StartsWith("HTTP/1.1 "u8) || !Utf8Parser.TryParse(head[9..12], out _status, out _))
        {
            throw new IOException("What came is no answer.");
        }

        var field = head.IndexOf("\r\nContent-Length: "u8);
        length = field >= 0 && Utf8Parser.TryParse(head[(field + 18)..], out int bytes, out _) ? bytes : null;
    }

    private async ValueTask ReadBodyAsync(int length)
    {
        while (_end < length)
        {
            await ReceiveAsync();
        }

        Keep(_buffer.AsSpan(0, length));
        Take(length);
    }

    private async ValueTask ReadChunksAsync()
    {
        var at = 0;
        while (true)
        {
            var line = _buffer.AsSpan(at, _end - at).IndexOf("\r\n"u8);
            if (line >= 0)
            {
                if (!int.TryParse(_buffer.AsSpan(at, line), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var size))
                {
                    throw new IOException("The size of a chunk is none.");
                }

                var whole = line + 2 + size + 2;
                if (_end - at >= whole)
                {
                    Keep(_buffer.AsSpan(at + line + 2, size));
                    at += whole;
                    if (size == 0)
                    {
                        Take(at);
                        return;
                    }

                    continue;
                }
            }

            Take(at);
            at = 0;
            await ReceiveAsync();
        }
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        if (_bodyLength + bytes.Length > _body.Length)
        {
            Array.Resize(ref _body, Math.Max(_body.Length * 2, _bodyLength + bytes.Length));
        }

        bytes.CopyTo(_body.AsSpan(_bodyLength));
        _bodyLength += bytes.Length;
    }

    private void Take(int bytes)
    {
        _buffer.AsSpan(bytes, _end - bytes).CopyTo(_buffer);
        _end -= bytes;
    }

    private async ValueTask ReceiveAsync()
    {
        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var received = await _socket.ReceiveAsync(_buffer.AsMemory(_end));
        if (received == 0)
        {
            throw new IOException("The server closed the connection.");
        }

        _end += received;
    }
}
