using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WireMock.Logging;
using WireMock.Server;

namespace Flowyte.MockServer.Hosting;

/// <summary>
/// WireMock.Net, for mappings and proxies of the users' own. Most mocks never need it, and it is half of a start and a tenth of the memory:
/// it starts when it is asked for first.
/// </summary>
/// <param name="hasAdminInterface">Whether its admin interface is served. Whoever reaches it can replace any answer.</param>
internal sealed class WireMockHost(bool hasAdminInterface) : IAsyncDisposable
{
    // It insists on a port of its own. Requests come by that of the mock, which guards them: this one answers nothing.
    private const string AnyUrl = "http://127.0.0.1:0";

    private readonly Lock _lock = new();
    private Task<WireMockServer>? _server;
    private RequestDelegate? _answer;
    private IServiceProvider? _services;

    /// <summary>The server, which starts now unless it runs. It takes some 200 ms: WireMock.Net looks only every 100 ms whether it is ready.</summary>
    public Task<WireMockServer> Server
    {
        get
        {
            lock (_lock)
            {
                return _server ??= Task.Run(() => WireMockServer.Start(Settings()));
            }
        }
    }

    /// <summary>Whether somebody asked for it. Before that nothing can be mapped.</summary>
    public bool IsStarted
    {
        get
        {
            lock (_lock)
            {
                return _server is not null;
            }
        }
    }

    /// <summary>Lets WireMock.Net answer a request of another web server.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        await Server;
        await using var scope = _services!.CreateAsyncScope();
        context.RequestServices = scope.ServiceProvider;
        await _answer!(context);
    }

    public async ValueTask DisposeAsync()
    {
        Task<WireMockServer>? server;
        lock (_lock)
        {
            server = _server ??= Task.FromException<WireMockServer>(new ObjectDisposedException(nameof(FlowyteMock)));
        }

        await ((Task)server).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (server.IsCompletedSuccessfully)
        {
            await Task.Run(server.Result.Dispose);
        }
    }

    private HostSettings Settings() => new()
    {
        Urls = [AnyUrl],
        StartAdminInterface = hasAdminInterface,
        Logger = new WireMockNullLogger(),
        // The log keeps whole requests with their keys.
        MaxRequestLogCount = 0,
        PreWireMockMiddlewareInit = app => Keep((IApplicationBuilder)app),
        // Whoever might log something makes the host trace every request.
        AdditionalServiceRegistration = services => services.AddLogging(logging => logging.ClearProviders()),
    };

    private void Keep(IApplicationBuilder app)
    {
        _services = app.ApplicationServices;
        app.Use(next =>
        {
            _answer = next;
            return static context =>
            {
                context.Abort();
                return Task.CompletedTask;
            };
        });
    }
}
