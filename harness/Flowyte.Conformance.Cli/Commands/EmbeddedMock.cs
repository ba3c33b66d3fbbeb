using Flowyte.Conformance.Running;
using Flowyte.Conformance.SelfTesting;
using Flowyte.MockServer;

namespace Flowyte.Conformance.Cli.Commands;

/// <summary>The mock as a target inside this process. It starts at once, in the background.</summary>
/// <param name="options">How; null for the usual way.</param>
internal sealed class EmbeddedMock(MockOptions? options = null) : IAsyncDisposable
{
    private readonly Task<FlowyteMock> _starting = Task.Run(() => FlowyteMock.StartAsync(options));

    /// <summary>The mock of a run. Each shard has a mock of its own, and the ids that these make up must not be the same.</summary>
    public static EmbeddedMock For(Shard? shard) => new(shard is null ? null : new MockOptions { Seed = shard.Index });

    /// <summary>The mock as a target, once it answers.</summary>
    public async Task<Target> StartAsync(CancellationToken cancellation)
    {
        var mock = await _starting.WaitAsync(cancellation);
        return TargetAt(mock, mock.BaseUrl);
    }

    /// <summary>The mock as targets that have a fault each, once it answers.</summary>
    public async Task<Func<FaultSpec, Target>> StartWithFaultsAsync(CancellationToken cancellation)
    {
        var mock = await _starting.WaitAsync(cancellation);
        return fault => TargetAt(mock, mock.BaseUrlWithFault(fault.Id));
    }

    public async ValueTask DisposeAsync()
    {
        // Where it never started, StartAsync has told so, or nobody asked.
        await ((Task)_starting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_starting.IsCompletedSuccessfully)
        {
            await (await _starting).DisposeAsync();
        }
    }

    private static Target TargetAt(FlowyteMock mock, Uri baseUrl) => new()
    {
        BaseUrl = baseUrl,
        Agent = mock.AgentId,
        Key = mock.Key,
        UnpublishedAgent = mock.UnpublishedAgent,
        UnscopedKey = mock.UnscopedKey,
        PublishableKey = mock.PublishableKey,
        IsEmbeddedMock = true,
    };
}
