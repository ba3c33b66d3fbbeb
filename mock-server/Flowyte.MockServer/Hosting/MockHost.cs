using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using WireMock.Server;

namespace Flowyte.MockServer.Hosting;

/// <summary>Runs the mock in Kestrel. WireMock.Net, which answers what is neither Flowyte's nor the mock's own, starts when it is asked for first.</summary>
internal sealed class MockHost : IAsyncDisposable
{
    private readonly KestrelServer _kestrel;
    private readonly ServiceProvider _services;
    private readonly WireMockHost _wireMock;

    private MockHost(KestrelServer kestrel, ServiceProvider services, WireMockHost wireMock)
    {
        _kestrel = kestrel;
        _services = services;
        _wireMock = wireMock;
    }

    /// <summary>WireMock.Net, which starts now unless it runs.</summary>
    public Task<WireMockServer> WireMock => _wireMock.Server;

    /// <summary>Starts the server and returns once the port answers.</summary>
    /// <param name="socket">Listens; the server's from now on.</param>
    /// <param name="middleware">Answers.</param>
    public static async Task<MockHost> StartAsync(Socket socket, FlowyteMiddleware middleware)
    {
        var wireMock = new WireMockHost(IPAddress.IsLoopback(((IPEndPoint)socket.LocalEndPoint!).Address));
        var services = new ServiceCollection().BuildServiceProvider();
        var transport = new SocketTransportFactory(Options.Create(new SocketTransportOptions { CreateBoundListenSocket = _ => socket }), NullLoggerFactory.Instance);
        var kestrel = new KestrelServer(Options.Create(OptionsFor(services)), transport, NullLoggerFactory.Instance);
        var host = new MockHost(kestrel, services, wireMock);
        try
        {
            await kestrel.StartAsync(new Application(middleware.Answer(wireMock)), CancellationToken.None);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _kestrel.StopAsync(CancellationToken.None);
        _kestrel.Dispose();
        await _wireMock.DisposeAsync();
        await _services.DisposeAsync();
    }

    // Kestrel's own bounds hold: heads of 32 kB in 30 s, and bodies of no less than 240 bytes a second.
    private static KestrelServerOptions OptionsFor(ServiceProvider services)
    {
        var options = new KestrelServerOptions { ApplicationServices = services, AddServerHeader = false };
        options.Limits.MaxRequestBodySize = BodyReader.LimitElsewhere;

        // The address is the socket's.
        options.Listen(IPAddress.Loopback, 0);
        return options;
    }
}
