using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using WireMock.Logging;
using WireMock.Server;
using WireMock.Settings;

namespace Flowyte.MockServer.Hosting;

/// <summary>Starts WireMock.Net with the mock's middleware before its own.</summary>
internal static class WireMockHost
{
    // The address is the socket's: WireMock.Net only has to believe that it chose one.
    private const string AnyUrl = "http://127.0.0.1:0";

    public static WireMockServer Start(Socket socket, FlowyteMiddleware middleware)
    {
        var address = ((IPEndPoint)socket.LocalEndPoint!).Address;
        return WireMockServer.Start(new WireMockServerSettings
        {
            Urls = [AnyUrl],
            // Whoever reaches it can replace any answer.
            StartAdminInterface = IPAddress.IsLoopback(address),
            Logger = new WireMockNullLogger(),
            // The log keeps whole requests with their keys.
            MaxRequestLogCount = 0,
            PreWireMockMiddlewareInit = app =>
                ((IApplicationBuilder)app).Use(next => context => middleware.InvokeAsync(context, next)),
            AdditionalServiceRegistration = services =>
            {
                services.Configure<SocketTransportOptions>(options => options.CreateBoundListenSocket = _ => socket);
                services.PostConfigure<KestrelServerOptions>(Configure);
            },
        });
    }

    // WireMock.Net takes the bounds of the buffers away; without them a client that sends and never reads fills the memory.
    private static void Configure(KestrelServerOptions options)
    {
        var bounds = new KestrelServerLimits();
        options.AddServerHeader = false;
        options.Limits.MaxRequestBufferSize = bounds.MaxRequestBufferSize;
        options.Limits.MaxResponseBufferSize = bounds.MaxResponseBufferSize;
    }
}
