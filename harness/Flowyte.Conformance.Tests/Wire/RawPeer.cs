using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Flowyte.Conformance.Tests.Wire;

/// <summary>The client as a script of <see cref="RawServer"/> sees it.</summary>
internal sealed class RawPeer(Socket socket, CancellationToken stop) : IDisposable
{
    private readonly byte[] _buffer = new byte[64 * 1024];
    private Stream _stream = new NetworkStream(socket, ownsSocket: true);

    /// <summary>Cancelled when the test is over.</summary>
    public CancellationToken Stop => stop;

    /// <summary>Goes over to TLS, as the server.</summary>
    public async Task SecureAsync(X509Certificate2 certificate)
    {
        var secure = new SslStream(_stream);
        _stream = secure;
        await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, stop);
    }

    /// <summary>Reads one request, with as much body as its Content-Length says; each byte is one character.</summary>
    public async Task<string> ReadRequestAsync()
    {
        var text = new StringBuilder();
        while (!IsWhole(text.ToString()))
        {
            var count = await _stream.ReadAsync(_buffer, stop);
            if (count == 0)
            {
                throw new IOException("The client closed the connection.");
            }

            text.Append(Encoding.Latin1.GetString(_buffer, 0, count));
        }

        return text.ToString();
    }

    /// <summary>Reads the head of a request, and what came with it.</summary>
    public async Task<string> ReadHeadAsync()
    {
        var text = await ReadAsync();
        while (!text.Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            text += await ReadAsync();
        }

        return text;
    }

    /// <summary>Reads what comes next, at least a byte.</summary>
    public async Task<string> ReadAsync()
    {
        var count = await _stream.ReadAsync(_buffer, stop);
        return count > 0 ? Encoding.Latin1.GetString(_buffer, 0, count) : throw new IOException("The client closed the connection.");
    }

    /// <summary>Sends text, each character as one byte.</summary>
    public Task SendAsync(string text) => SendAsync(Encoding.Latin1.GetBytes(text));

    public Task SendAsync(ReadOnlyMemory<byte> bytes) => _stream.WriteAsync(bytes, stop).AsTask();

    /// <summary>Resets the connection instead of closing it.</summary>
    public void Reset()
    {
        socket.LingerState = new LingerOption(enable: true, seconds: 0);
        socket.Close();
    }

    /// <summary>Ends the sending side, as a close does; what the client still sends is not answered with a reset.</summary>
    public void Finish()
    {
        if (socket.Connected)
        {
            socket.Shutdown(SocketShutdown.Send);
        }
    }

    /// <summary>Reads and forgets until the client closes the connection.</summary>
    public async Task WaitForCloseAsync()
    {
        while (await _stream.ReadAsync(_buffer, stop) > 0)
        {
        }
    }

    public void Dispose() => _stream.Dispose();

    private static bool IsWhole(string request)
    {
        var head = request.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (head < 0)
        {
            return false;
        }

        var length = request[..head].Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length: ", StringComparison.Ordinal));
        return request.Length >= head + 4 + (length is null ? 0 : int.Parse(length["Content-Length: ".Length..]));
    }
}
