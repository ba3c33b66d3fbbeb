using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WireMock.Logging;
using WireMock.Server;

namespace Flowyte.MockServer.Hosting;

/// <summary>Runs WireMock.Net with the mock's middleware before its own.</summary>
internal sealed class WireMockHost : IAsyncDisposable
{
    // The address is the socket's: WireMock.Net only has to believe that it chose one.
    private const string AnyUrl = "http://127.0.0.1:0";

    private readonly TaskCompletionSource _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<WireMockServer> _server = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Socket _socket;
    private readonly FlowyteMiddleware _middleware;

    private WireMockHost(Socket socket, FlowyteMiddleware middleware)
    {
        _socket = socket;
        _middleware = middleware;
    }

    /// <summary>
    /// The server. It is complete a moment after the port answers: WireMock.Net looks only every 100 ms whether it runs,
    /// and adds its admin interface then. Requests to its paths wait for that; those to the API do not.
    /// </summary>
    public Task<WireMockServer> Server => _server.Task;

    /// <summary>Starts the server and returns once the port answers.</summary>
    public static async Task<WireMockHost> StartAsync(Socket socket, FlowyteMiddleware middleware)
    {
        var host = new WireMockHost(socket, middleware);
        _ = Task.Run(host.Start);
        await await Task.WhenAny(host._listening.Task, host.Server);
        return host;
    }

    public async ValueTask DisposeAsync()
    {
        var server = await Server;
        await Task.Run(server.Dispose);
    }

    private void Start()
    {
        try
        {
            _server.SetResult(WireMockServer.Start(Settings()));
        }
        catch (Exception exception)
        {
            _server.SetException(exception);
        }
    }

    private HostSettings Settings() => new()
    {
        Urls = [AnyUrl],
        // Whoever reaches it can replace any answer.
        StartAdminInterface = IPAddress.IsLoopback(((IPEndPoint)_socket.LocalEndPoint!).Address),
        Logger = new WireMockNullLogger(),
        // The log keeps whole requests with their keys.
        MaxRequestLogCount = 0,
        PreWireMockMiddlewareInit = app => Use((IApplicationBuilder)app),
        AdditionalServiceRegistration = services =>
        {
            services.AddSingleton<IStartupFilter>(new FirstInLine(app => app.Use(_middleware.Answer)));
            services.Configure<SocketTransportOptions>(options => options.CreateBoundListenSocket = _ => _socket);
            services.PostConfigure<KestrelServerOptions>(Configure);
            // Whoever might log something makes the host trace every request.
            services.AddLogging(logging => logging.ClearProviders());
        },
    };

    private void Use(IApplicationBuilder app)
    {
        app.ApplicationServices.GetRequiredService<IHostApplicationLifetime>()
            .ApplicationStarted.Register(_listening.SetResult);
        app.Use(next => _middleware.AnswerElsewhere(async context =>
        {
            await Server;
            await next(context);
        }));
    }

    // WireMock.Net takes bounds away that Kestrel has. Without them a client that sends and never reads fills the memory, and so does a
    // body without end. Whatever Kestrel bounds by itself stays as it is: heads of 32 kB in 30 s, and bodies of no less than 240 bytes a second.
    private static void Configure(KestrelServerOptions options)
    {
        var bounds = new KestrelServerLimits();
        options.AddServerHeader = false;
        options.Limits.MaxRequestBodySize = BodyReader.LimitElsewhere;
        options.Limits.MaxRequestBufferSize = bounds.MaxRequestBufferSize;
        options.Limits.MaxResponseBufferSize = bounds.MaxResponseBufferSize;
    }
}
