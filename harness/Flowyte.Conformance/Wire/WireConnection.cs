using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Flowyte.Conformance.Wire;

/// <summary>A connection to a target, with TLS where its address says so.</summary>
internal sealed class WireConnection : IDisposable
{
    private readonly Socket _socket;
    private readonly Uri _target;
    private Stream _stream;

    private WireConnection(Socket socket, Uri target)
    {
        _socket = socket;
        _target = target;
        _stream = new NetworkStream(socket, ownsSocket: true);
    }

    /// <summary>Whether bytes wait that a read would give at once. With TLS that is not known; then it says no.</summary>
    public bool HasBytesWaiting
    {
        get
        {
            try
            {
                return _stream is NetworkStream && _socket.Available > 0;
            }
            catch (SocketException)
            {
                return false;
            }
        }
    }

    /// <summary>Connects. Throws whatever went wrong; <see cref="Describe"/> puts it into words.</summary>
    public static async Task<WireConnection> OpenAsync(Uri target, X509ChainPolicy? chainPolicy, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(EndPoint(target), cancellation);
            var connection = new WireConnection(socket, target);
            if (target.Scheme == Uri.UriSchemeHttps)
            {
                await connection.SecureAsync(chainPolicy, cancellation);
            }

            return connection;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Says why no connection came about.</summary>
    public static string Describe(Exception failure, Uri target) => failure switch
    {
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } => $"{target.Authority} refuses the connection: nothing listens there.",
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } => $"The name {target.IdnHost} does not resolve.",
        AuthenticationException => $"TLS with {target.Authority} failed: {failure.Message}",
        IOException when target.Scheme == Uri.UriSchemeHttps => $"TLS with {target.Authority} failed: {failure.Message}",
        _ => $"No connection to {target.Authority}: {failure.Message}",
    };

    /// <summary>Whether the other end cut the connection, rather than anything else having gone wrong.</summary>
    public static bool IsReset(Exception failure) =>
        (failure as SocketException ?? failure.InnerException as SocketException)?.SocketErrorCode
            is SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown;

    /// <summary>Whether requests to that address can go over this connection.</summary>
    public bool Serves(Uri target) =>
        Uri.Compare(_target, target, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0;

    public ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation) => _stream.ReadAsync(buffer, cancellation);

    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation) => _stream.WriteAsync(bytes, cancellation);

    public void Dispose() => _stream.Dispose();

    private static EndPoint EndPoint(Uri target) =>
        IPAddress.TryParse(target.DnsSafeHost, out var address) ? new IPEndPoint(address, target.Port) : new DnsEndPoint(target.IdnHost, target.Port);

    private async Task SecureAsync(X509ChainPolicy? chainPolicy, CancellationToken cancellation)
    {
        var secure = new SslStream(_stream);
        _stream = secure;
        var options = new SslClientAuthenticationOptions
        {
            TargetHost = _target.IdnHost,
            ApplicationProtocols = [SslApplicationProtocol.Http11],
            CertificateChainPolicy = chainPolicy,
        };
        await secure.AuthenticateAsClientAsync(options, cancellation);
    }
}
