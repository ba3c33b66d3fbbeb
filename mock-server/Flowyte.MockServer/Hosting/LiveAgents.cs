using System.Collections.Immutable;
using Flowyte.MockServer.Agents;
using Flowyte.MockServer.Chat;
using Flowyte.MockServer.Faults;
using Flowyte.MockServer.Quotas;
using Flowyte.MockServer.Sessions;
using Flowyte.MockServer.Widget;

namespace Flowyte.MockServer.Hosting;

/// <summary>
/// The agents as their files have them now. When a file changes, all are read anew and take the place of the old ones at once;
/// where one is broken, the old ones stay. What code has taught lies above the files. A request keeps the agents that it began with.
/// </summary>
internal sealed class LiveAgents : IDisposable
{
    private const int KeptReloads = 20;

    private readonly string _directory;
    private readonly FaultInjector _faults;
    private readonly MockOptions _options;
    private readonly TimeProvider _time;
    private readonly AskCounter _asks = new();
    private readonly QuotaCounters _quotas;
    private readonly SessionBook _sessions;
    private readonly WidgetBook _widgets;
    private readonly FolderWatch? _watch;
    private readonly Lock _lock = new();
    private ImmutableArray<Agent> _files;
    private AgentScripts _scripts = AgentScripts.None;
    private readonly Task<ChatEndpoint> _first;
    private volatile ChatEndpoint? _current;

    /// <param name="options">Where the agents are, and how they are to answer.</param>
    /// <param name="faults">The faults that their cases may name.</param>
    /// <param name="sessions">The conversations that the mock keeps.</param>
    /// <param name="time">The clock.</param>
    public LiveAgents(MockOptions options, FaultInjector faults, SessionBook sessions, TimeProvider time)
    {
        _sessions = sessions;
        _options = options;
        _faults = faults;
        _time = time;
        _quotas = new(options.Quota, time);
        _widgets = new(options.Seed, time);
        _directory = options.AgentsDirectory ?? AgentsFolder.BuiltIn;

        // Whatever changes from now on is read again: the watch has to begin before the reading.
        _watch = options is { AgentsDirectory: not null, WatchAgents: true } ? new FolderWatch(_directory, time, Reload) : null;
        _first = Task.Run(Load);
        _watch?.Start();
    }

    /// <summary>What decides answers now. It is ready a moment after the start.</summary>
    /// <exception cref="AgentsException">The files were broken at the start.</exception>
    public ValueTask<ChatEndpoint> EndpointAsync() => _current is { } current ? new(current) : new(_first);

    /// <summary>When the files were read again.</summary>
    public Notices<AgentsReload> Reloads { get; } = new(KeptReloads);

    /// <summary>What decides answers now, once <see cref="EndpointAsync"/> was awaited.</summary>
    public ChatEndpoint Endpoint => _current ?? _first.GetAwaiter().GetResult();

    /// <summary>Changes what code has taught, once <see cref="EndpointAsync"/> was awaited. Requests that come from now on meet the change.</summary>
    /// <param name="change">Makes the new scripts of the old ones. What it throws is thrown, and nothing is changed.</param>
    /// <exception cref="InvalidOperationException">No agent would be published.</exception>
    public void Teach(Func<AgentScripts, AgentScripts> change)
    {
        lock (_lock)
        {
            var scripts = change(_scripts);
            _current = EndpointOf(_files, scripts);
            _scripts = scripts;
        }
    }

    public void Dispose() => _watch?.Dispose();

    private ChatEndpoint Load()
    {
        _files = AgentsFolder.Load(_directory, _faults);
        return EndpointOf(_files, _scripts);
    }

    private void Replace()
    {
        // Nobody is to wait for the files to be read.
        var files = AgentsFolder.Load(_directory, _faults);
        lock (_lock)
        {
            _current = EndpointOf(files, _scripts);
            _files = files;
        }
    }

    private ChatEndpoint EndpointOf(ImmutableArray<Agent> files, AgentScripts scripts) =>
        new(scripts.Over(files), scripts.Keys, _faults, _options, _asks, _quotas, _sessions, _widgets, _time);

    private void Reload()
    {
        // A change right after the start waits for the first reading. Where that fails, there is no mock.
        if (_first.ContinueWith(first => first.IsFaulted, TaskScheduler.Default).GetAwaiter().GetResult())
        {
            return;
        }

        try
        {
            Replace();
            Tell([]);
        }
        catch (AgentsException exception)
        {
            Tell([.. exception.Problems]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Tell([new(_directory, 0, 0, exception.Message)]);
        }
    }
    private void Tell(ImmutableArray<AgentsProblem> problems) =>
        Reloads.Add(number => new(number, _time.GetUtcNow(), MockAgent.Of(Endpoint.Agents), problems));
}
