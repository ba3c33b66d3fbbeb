using System.Net.Sockets;

namespace Flowyte.Conformance.Running;

/// <summary>Whether anything listens where the target should be: a dead target is told at once, not after many time-outs.</summary>
internal static class Reachability
{
    /// <summary>How long the connection may take.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <summary>Connects and closes again, without a byte sent.</summary>
    /// <returns>Why there is no connection, for people; null where there is one, or where the token ended the attempt.</returns>
    public static async Task<string?> ProbeAsync(Uri baseUrl, TimeProvider time, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(baseUrl.IdnHost, baseUrl.Port, either.Token);
            return null;
        }
        catch (OperationCanceledException)
        {
            return cancellation.IsCancellationRequested ? null : Explain(baseUrl, $"no connection within {Patience.TotalSeconds:0} s");
        }
        catch (SocketException exception)
        {
            return Explain(baseUrl, exception.SocketErrorCode switch
            {
                SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => "the name does not resolve",
                SocketError.ConnectionRefused => "nothing listens there (connection refused)",
                _ => exception.Message,
            });
        }
    }

    /// <summary>One line that says where the target should be, what happened and what to look at.</summary>
    public static string Explain(Uri baseUrl, string what) =>
        $"{baseUrl.Host}:{baseUrl.Port} cannot be reached: {what}. Check the base URL, that the server runs, and the network between.";
}
