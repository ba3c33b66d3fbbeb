namespace Flowyte.Conformance.Wire;

/// <summary>Sends the requests of one conversation, one after another.</summary>
internal interface IExchangeSender : IAsyncDisposable
{
    /// <summary>Sends one request and records the answer, as <see cref="WireSender.SendAsync"/> does.</summary>
    Task<Exchange> SendAsync(string id, WireRequest request, bool reuseConnection, TimeSpan timeout, CancellationToken cancellation);
}
