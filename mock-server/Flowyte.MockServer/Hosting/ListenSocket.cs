using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace Flowyte.MockServer.Hosting;

/// <summary>
/// The socket that the mock listens on, bound before WireMock.Net starts: that waits ten seconds before it
/// says that a port is taken, and opens <c>::1</c> beside <c>127.0.0.1</c> when given a port.
/// </summary>
internal static class ListenSocket
{
    /// <exception cref="IOException">The address cannot be listened on.</exception>
    public static Socket Bind(IPAddress address, int port)
    {
        try
        {
            return SocketTransportOptions.CreateDefaultBoundListenSocket(new IPEndPoint(address, port));
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            throw new IOException($"Port {port} of {address} is taken. Stop what listens there, or choose another port; 0 takes a free one.", exception);
        }
        catch (SocketException exception)
        {
            throw new IOException($"The mock cannot listen on port {port} of {address}: {exception.Message}", exception);
        }
    }
}
