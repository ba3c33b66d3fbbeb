using System.Net.Sockets;
using System.Text;

namespace Flowyte.MockServer.Tests.BadInput;

/// <summary>A connection on which anything can be sent, piece by piece. It reads all the while: a server that refuses may not wait for the rest.</summary>
internal sealed class RawSender : IDisposable
{
    public const string Head = "POST /api/v1/chat/completions HTTP/1.1\r\nHost: mock\r\nAuthorization: Bearer " + MockKeys.Secret + "\r\nContent-Type: application/json\r\n";

    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp);
    private Task<string> _answer = Task.FromResult("");

    public static async Task<RawSender> ConnectAsync(FlowyteMock mock, CancellationToken cancellation)
    {
        var sender = new RawSender();
        await sender._socket.ConnectAsync(mock.BaseUrl.Host, mock.BaseUrl.Port, cancellation);
        sender._answer = sender.ReadAsync(cancellation);
        return sender;
    }

    /// <summary>Sends bytes.</summary>
    /// <returns>False where the server has closed the connection.</returns>
    public async Task<bool> SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        try
        {
            await _socket.SendAsync(bytes, cancellation);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>Sends text.</summary>
    public Task<bool> SendAsync(string text, CancellationToken cancellation) => SendAsync(Encoding.UTF8.GetBytes(text), cancellation);

    /// <summary>All that was answered once the server has closed the connection.</summary>
    public Task<string> AnswerAsync() => _answer;

    public void Dispose() => _socket.Dispose();

    private async Task<string> ReadAsync(CancellationToken cancellation)
    {
        var answer = new StringBuilder();
        var buffer = new byte[16 * 1024];
        try
        {
            for (int received; (received = await _socket.ReceiveAsync(buffer, cancellation)) > 0;)
            {
                answer.Append(Encoding.Latin1.GetString(buffer, 0, received));
            }
        }
        catch (SocketException)
        {
            // A reset. What came before it counts.
        }

        return answer.ToString();
    }
}
