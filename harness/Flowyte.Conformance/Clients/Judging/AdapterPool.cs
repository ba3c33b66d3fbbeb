using Flowyte.Conformance.Clients.Adapters;

namespace Flowyte.Conformance.Clients.Judging;

/// <summary>An adapter that is asked many things at a time. Where its process ends, another takes its place, and what was open is asked again, alone.</summary>
internal sealed class AdapterPool : IAsyncDisposable
{
    private readonly AdapterCommand _command;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _slots;
    private readonly SemaphoreSlim _starting = new(1, 1);
    private AdapterProcess _adapter;

    private AdapterPool(AdapterCommand command, AdapterProcess adapter, int concurrency, TimeProvider time)
    {
        _command = command;
        _adapter = adapter;
        _time = time;
        _slots = new SemaphoreSlim(concurrency, concurrency);
    }

    public AdapterHello Hello => _adapter.Hello;

    /// <exception cref="AdapterException">The adapter cannot be started.</exception>
    public static async Task<AdapterPool> StartAsync(AdapterCommand command, int concurrency, TimeProvider time, CancellationToken cancellation) =>
        new(command, await AdapterProcess.StartAsync(command, time, cancellation), concurrency, time);

    public async Task<AdapterReply> AskAsync(AdapterRequest request, CancellationToken cancellation)
    {
        await _slots.WaitAsync(cancellation);
        try
        {
            var adapter = await LivingAsync(cancellation);
            var reply = await adapter.AskAsync(request, cancellation);
            return reply.Kind switch
            {
                AdapterReplyKind.Died => await AskAloneAsync(request, cancellation),
                AdapterReplyKind.Invalid => throw new AdapterException($"The adapter broke the protocol: {reply.Detail}. Try sdk check-adapter."),
                _ => reply,
            };
        }
        finally
        {
            _slots.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _adapter.DisposeAsync();
        _slots.Dispose();
        _starting.Dispose();
    }

    // Whoever was open when the process ended may not be the one that ended it.
    private async Task<AdapterReply> AskAloneAsync(AdapterRequest request, CancellationToken cancellation)
    {
        await using var alone = await AdapterProcess.StartAsync(_command, _time, cancellation);
        var reply = await alone.AskAsync(request, cancellation);

        return reply.Kind == AdapterReplyKind.Died ? reply with { Detail = $"{reply.Detail} {alone.ErrorOutput}".Trim() } : reply;
    }

    private async Task<AdapterProcess> LivingAsync(CancellationToken cancellation)
    {
        await _starting.WaitAsync(cancellation);
        try
        {
            if (_adapter.HasEnded)
            {
                await _adapter.DisposeAsync();
                _adapter = await AdapterProcess.StartAsync(_command, _time, cancellation);
            }

            return _adapter;
        }
        finally
        {
            _starting.Release();
        }
    }
}
