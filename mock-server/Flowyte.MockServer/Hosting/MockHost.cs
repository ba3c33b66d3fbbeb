using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using WireMock.Server;

namespace Flowyte.MockServer.Hosting;

/// <summary>Runs the mock in Kestrel. WireMock.Net, which answers what is neither Flowyte's nor the mock's own, starts when it is asked for first.</summary>
internal sealed class MockHost : IAsyncDisposable
{
    private readonly IServer _kestrel;
    private readonly ServiceProvider _services;
    private readonly WireMockHost _wireMock;

    private MockHost(IServer kestrel, ServiceProvider services, WireMockHost wireMock)
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
        var services = ServicesFor(socket);
        var kestrel = services.GetRequiredService<IServer>();
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
        await _wireMock.DisposeAsync();
        await _services.DisposeAsync();
    }

    private static ServiceProvider ServicesFor(Socket socket)
    {
        var services = new ServiceCollection();
        services.AddOptions().AddMetrics().AddSingleton<DiagnosticSource>(_ => new DiagnosticListener("Microsoft.AspNetCore")).AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance).AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        new KestrelServices(services)
            .UseKestrelCore()
            .UseSockets(options => options.CreateBoundListenSocket = _ => socket)
            .ConfigureKestrel(Configure);
        return services.BuildServiceProvider();
    }

    // Kestrel's own bounds hold: heads of 32 kB in 30 s, and bodies of no less than 240 bytes a second.
    private static void Configure(KestrelServerOptions options)
    {
        options.AddServerHeader = false;
        options.Limits.MaxRequestBodySize = BodyReader.LimitElsewhere;

        // The address is the socket's.
        options.Listen(IPAddress.Loopback, 0);
    }
}
