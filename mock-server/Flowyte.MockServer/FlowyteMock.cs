using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Flowyte.MockServer.Authentication;
using Flowyte.MockServer.Control;
using Flowyte.MockServer.Faults;
using Flowyte.MockServer.Hosting;
using Flowyte.MockServer.Journal;
using Flowyte.MockServer.Metrics;
using Flowyte.MockServer.Recording;
using Flowyte.MockServer.Sessions;
using WireMock.Server;

namespace Flowyte.MockServer;

/// <summary>A running mock of Flowyte.</summary>
public sealed class FlowyteMock : IAsyncDisposable
{
    private readonly MockHost _host;
    private readonly CancellationTokenSource _stopping;

    private readonly LiveAgents _agents;
    private readonly SessionBook _sessions;
    private readonly FaultInjector _faults;
    private readonly MockMetrics _metrics;
    private readonly Recorder? _recorder;
    private readonly RequestWatch _watch;
    private int _scopes;

    private FlowyteMock(
        IPEndPoint address, LiveAgents agents, SessionBook sessions, FaultInjector faults, MockJournal journal, MockMetrics metrics, Recorder? recorder, string? adminKey, MockHost host, CancellationTokenSource stopping)
    {
        _recorder = recorder;
        _faults = faults;
        _metrics = metrics;
        AdminKey = adminKey;
        _host = host;
        _stopping = stopping;
        Journal = journal;
        _watch = new(journal, digest: null);
        _agents = agents;
        _sessions = sessions;
        BaseUrl = new UriBuilder(Uri.UriSchemeHttp, Reachable(address.Address).ToString(), address.Port, Routes.Base).Uri;
    }

    /// <summary>The base URL for clients, such as <c>http://127.0.0.1:40001/api/v1</c>.</summary>
    public Uri BaseUrl { get; }

    /// <summary>The agents in the order of their files.</summary>
    public ImmutableArray<MockAgent> Agents => MockAgent.Of(_agents.Endpoint.Agents);

    /// <summary>When the files of the agents had changed and were read again, and what came of it; the latest twenty are kept.</summary>
    public Notices<AgentsReload> Reloads => _agents.Reloads;

    /// <summary>The id of the first published agent.</summary>
    public string AgentId => Agents.First(agent => agent.Published).Id;

    /// <summary>The id of an agent that was never published; null where the agents' folder has none.</summary>
    public string? UnpublishedAgent => Agents.FirstOrDefault(agent => !agent.Published)?.Id;

    /// <summary>A secret key with the scope <c>chat:write</c>: <see cref="MockKeys.Secret"/>.</summary>
    public string Key { get; } = MockKeys.Secret;

    /// <summary>A secret key without the scope <c>chat:write</c>: <see cref="MockKeys.Unscoped"/>.</summary>
    public string UnscopedKey { get; } = MockKeys.Unscoped;

    /// <summary>A publishable key, which chat/completions refuses with 403: <see cref="MockKeys.Publishable"/>.</summary>
    public string PublishableKey { get; } = MockKeys.Publishable;

    /// <summary>The page that shows the mock and lets one steer it, such as <c>http://127.0.0.1:40001/</c>.</summary>
    public Uri PageUrl => new(BaseUrl, ControlRoutes.Page);

    /// <summary>The key that the page and the paths under <c>/_flowyte</c> ask for; null where they ask for none.</summary>
    public string? AdminKey { get; }

    /// <summary>The id of the fault or variant that every request meets which asks for no other; null for none. It can be switched at any time.</summary>
    /// <exception cref="ArgumentException">There is no fault of this name; the message names the nearest one.</exception>
    public string? Fault
    {
        get => _faults.OfServer?.Id;
        set => _faults.Switch(value);
    }

    /// <summary>What became of the requests that were passed on to a live endpoint, of which the latest thousand are kept; null where the mock records nothing.</summary>
    public Notices<RecordingNote>? Recording => _recorder?.Notes;

    /// <summary>The requests to the API so far, in the order of arrival, to look at and to assert on. The list never changes.</summary>
    public ReceivedRequests Requests => _watch.Now;

    /// <summary>How the requests ended, as the page and <c>/_flowyte/journal</c> tell it.</summary>
    public MockJournal Journal { get; }

    /// <summary>
    /// A WireMock.Net server for mappings and proxies of one's own, which answer on the mock's port. They serve every path but those
    /// under <c>/api/v1</c>, <c>/faults/</c> and <c>/_flowyte</c>, and <c>/widget/loader.js</c>, which the mock answers itself. It starts when
    /// it is asked for first, which takes some 200 ms.
    /// </summary>
    public WireMockServer WireMock => _host.WireMock.GetAwaiter().GetResult();

    /// <summary>Starts a mock and returns once it answers.</summary>
    /// <exception cref="IOException">The port is taken, the folder of a recording holds agents already, or the state of the sessions cannot be opened.</exception>
    /// <exception cref="AgentsException">The files of the agents are broken.</exception>
    /// <exception cref="InvalidDataException">A file of the folder of faults in the options is broken; the message names file, line and column.</exception>
    /// <exception cref="ArgumentException">There is no fault of the name in the options.</exception>
    public static async Task<FlowyteMock> StartAsync(MockOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new MockOptions();
        cancellation.ThrowIfCancellationRequested();
        var time = options.Time ?? TimeProvider.System;
        var faults = new FaultInjector(options.FaultsDirectory, options.Fault);
        var journal = new MockJournal(options.JournalSize, options.JournalBodyBytes);
        var stopping = new CancellationTokenSource();
        var sessions = SessionBook.Open(options, time);
        var socket = BindOrClose(options, sessions);
        var address = (IPEndPoint)socket.LocalEndPoint!;
        var isLoopback = IPAddress.IsLoopback(address.Address);
        var adminKey = options.AdminKey ?? (isLoopback ? null : $"flowyte_admin_{RandomNumberGenerator.GetHexString(32, lowercase: true)}");
        var metrics = new MockMetrics(address.Port);

        // The agents are read while the web server starts: together they are most of the time that a start takes.
        var agents = new LiveAgents(options, faults, sessions, time);
        var control = new ControlMiddleware(new(isLoopback, adminKey), new(agents, faults, journal, metrics, adminKey is not null), stopping.Token);
        Recorder? recorder = null;
        MockHost? host = null;
        try
        {
            recorder = options.Record is { } record ? new(record, journal, metrics, time) : null;
            host = await MockHost.StartAsync(socket, new FlowyteMiddleware(agents, faults, journal, metrics, control, recorder, time, stopping.Token));
            await agents.EndpointAsync();
            return new FlowyteMock(address, agents, sessions, faults, journal, metrics, recorder, adminKey, host, stopping);
        }
        catch
        {
            await (host?.DisposeAsync() ?? ValueTask.CompletedTask);
            recorder?.Dispose();
            agents.Dispose();
            socket.Dispose();
            sessions.Dispose();
            metrics.Dispose();
            stopping.Dispose();
            throw;
        }
    }

    /// <summary>
    /// An agent, to be taught in code: <c>flowyte.Agent("agt_shop").WhenUserSays("hello").Reply("Hi")</c>. One that no file has is
    /// published at once, and makes its replies up until it has cases.
    /// </summary>
    /// <param name="id">What clients send as <c>model</c>.</param>
    /// <exception cref="ArgumentException">It cannot be the id of an agent.</exception>
    public ScriptedAgent Agent(string id) => new(id, _agents, _faults);

    /// <summary>Makes a key of its own for one of several tests that share the mock.</summary>
    public MockScope NewScope()
    {
        var key = new ApiKey($"flowyte_sk_test_scope_{Interlocked.Increment(ref _scopes)}", [ApiKey.ChatWrite, ApiKey.ChatRead]);
        _agents.Teach(scripts => scripts with { Keys = scripts.Keys.Add(key) });
        return new(key, Journal);
    }

    /// <summary>Waits, without sleeping, for requests to be over: answered whole, or left by their clients.</summary>
    /// <param name="count">How many at least.</param>
    /// <param name="timeout">For how long by the system's clock; null for ten seconds.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>All that are over.</returns>
    /// <exception cref="FlowyteAssertionException">The time is over; the message lists what arrived.</exception>
    public Task<ReceivedRequests> WaitForRequestsAsync(int count = 1, TimeSpan? timeout = null, CancellationToken cancellation = default) =>
        _watch.WaitAsync(count, timeout, cancellation);

    /// <summary>The base URL at which every answer that a fault concerns has that fault.</summary>
    /// <param name="fault">The id of a fault or variant of <c>specs/faults</c>; an unknown one is answered with a 400 that says so.</param>
    public Uri BaseUrlWithFault(string fault) => new(BaseUrl, $"{Routes.Faults}{Uri.EscapeDataString(fault)}{Routes.Base}");

    /// <summary>Stops the mock. Answers that are not whole are broken off.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_stopping.IsCancellationRequested)
        {
            return;
        }

        await _stopping.CancelAsync();
        await _host.DisposeAsync();
        _recorder?.Dispose();
        _agents.Dispose();
        _sessions.Dispose();
        _metrics.Dispose();
        _stopping.Dispose();
    }

    private static Socket BindOrClose(MockOptions options, SessionBook sessions)
    {
        try
        {
            return ListenSocket.Bind(options.Listen, options.Port);
        }
        catch
        {
            sessions.Dispose();
            throw;
        }
    }

    // A client cannot connect to "any address".
    private static IPAddress Reachable(IPAddress address) =>
        address.Equals(IPAddress.Any) ? IPAddress.Loopback
        : address.Equals(IPAddress.IPv6Any) ? IPAddress.IPv6Loopback
        : address;
}
