using System.Net.Sockets;
using System.Text;

namespace Flowyte.MockServer.Tests.Hosting;

/// <summary>Sends any bytes to a mock and reads whatever comes back.</summary>
internal static class RawConnection
{
    /// <summary>What was answered until the mock closed the connection, or until it was reset.</summary>
    /// <param name="target">The mock.</param>
    /// <param name="bytes">What is sent.</param>
    /// <param name="andNothingMore">Whether the mock is told that nothing more will be sent.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public static async Task<string> SendAsync(
        Uri target, ReadOnlyMemory<byte> bytes, bool andNothingMore, CancellationToken cancellation)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(target.Host, target.Port, cancellation);
        await using var stream = new NetworkStream(socket);
        var answer = new MemoryStream();
        try
        {
            await stream.WriteAsync(bytes, cancellation);
            if (andNothingMore)
            {
                socket.Shutdown(SocketShutdown.Send);
            }

            await stream.CopyToAsync(answer, cancellation);
        }
        catch (IOException)
        {
            // A reset. What came before it counts.
        }

        return Encoding.Latin1.GetString(answer.ToArray());
    }
}
