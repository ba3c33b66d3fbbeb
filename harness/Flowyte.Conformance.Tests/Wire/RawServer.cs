using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Flowyte.Conformance.Tests.Wire;

/// <summary>
/// A server that does on a loopback socket exactly what a test says, HTTP or not. For each connection it plays the script once:
/// <code>
/// await using var server = new RawServer(async peer =>
/// {
///     await peer.ReadRequestAsync();
///     await peer.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi");
/// });
/// </code>
/// When the script ends, the connection is closed. When the test ends, all of them are.
/// </summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<RawPeer, Task> _script;
    private readonly List<Task> _connections = [];
    private readonly Task _accepting;
    private int _accepted;

    public RawServer(Func<RawPeer, Task> script)
    {
        _script = script;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Where it listens, with the path of the endpoint.</summary>
    public Uri Url => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/chat/completions");

    /// <summary>How many connections it has taken.</summary>
    public int Accepted => Volatile.Read(ref _accepted);

    /// <summary>A server that reads a request, sends this and closes.</summary>
    public static RawServer Answering(string response) => new(async peer =>
    {
        await peer.ReadRequestAsync();
        await peer.SendAsync(response);
    });

    /// <summary>A server that reads a request, sends this and then keeps the connection open until the client leaves.</summary>
    public static RawServer Holding(string response) => new(async peer =>
    {
        await peer.ReadRequestAsync();
        await peer.SendAsync(response);
        await peer.WaitForCloseAsync();
    });

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        _listener.Stop();
        await Task.WhenAll(_connections);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptSocketAsync(_stop.Token);
                Interlocked.Increment(ref _accepted);
                _connections.Add(PlayAsync(socket));
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task PlayAsync(Socket socket)
    {
        using var peer = new RawPeer(socket, _stop.Token);
        try
        {
            await _script(peer);
            peer.Finish();
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or IOException or ObjectDisposedException or AuthenticationException)
        {
            // The client left, or the test is over.
        }
    }
}
