using System.Collections.Immutable;

namespace Flowyte.MockServer;

/// <summary>When the files of the agents were read again, and what came of it.</summary>
public sealed class AgentsReloads
{
    private const int Kept = 20;

    private readonly Lock _lock = new();
    private ImmutableArray<AgentsReload> _latest = [];
    private TaskCompletionSource _next = New();
    private long _last;

    internal AgentsReloads()
    {
    }

    /// <summary>The latest twenty, the oldest of them first.</summary>
    public ImmutableArray<AgentsReload> Latest
    {
        get
        {
            lock (_lock)
            {
                return _latest;
            }
        }
    }

    /// <summary>Waits for the files to be read again.</summary>
    /// <param name="after">The number of the latest one that is known; 0 for none.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The oldest that is kept and has a higher number.</returns>
    public async Task<AgentsReload> NextAsync(long after = 0, CancellationToken cancellation = default)
    {
        while (true)
        {
            Task next;
            lock (_lock)
            {
                if (_latest.FirstOrDefault(reload => reload.Number > after) is { } known)
                {
                    return known;
                }

                next = _next.Task;
            }

            await next.WaitAsync(cancellation);
        }
    }

    internal void Add(DateTimeOffset at, ImmutableArray<MockAgent> agents, ImmutableArray<AgentsProblem> problems)
    {
        lock (_lock)
        {
            _latest = [.. _latest.TakeLast(Kept - 1), new(++_last, at, agents, problems)];
            _next.SetResult();
            _next = New();
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
