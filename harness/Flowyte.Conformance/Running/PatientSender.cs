using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Running;

/// <summary>Sends a request, and again where the target answers 429: after as long as it asks for, within bounds.</summary>
internal sealed class PatientSender
{
    /// <summary>How often a request is sent again.</summary>
    public const int MaxRetries = 3;

    /// <summary>How long all waits of an exchange may take together; a target that asks for more keeps its 429.</summary>
    public static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(60);

    private readonly IExchangeSender _sender;
    private readonly TimeProvider _time;
    private readonly TimeSpan _timeout;
    private readonly CancellationToken _cancellation;

    /// <param name="sender">What sends.</param>
    /// <param name="time">The clock of the waits.</param>
    /// <param name="timeout">How long each exchange may take.</param>
    /// <param name="cancellation">Ends the exchange or the wait.</param>
    public PatientSender(IExchangeSender sender, TimeProvider time, TimeSpan timeout, CancellationToken cancellation)
    {
        _sender = sender;
        _time = time;
        _timeout = timeout;
        _cancellation = cancellation;
    }

    /// <summary>
    /// Every exchange that it took, each as soon as it has ended. The last has the id that is asked for, those before it
    /// (all of them 429) end in <c>-try1</c> and so on. Where the token ends a wait, there is no last one.
    /// </summary>
    public async IAsyncEnumerable<Exchange> SendAsync(string id, WireRequest request, bool reuseConnection)
    {
        var waited = TimeSpan.Zero;
        for (var retry = 1; ; retry++)
        {
            var exchange = await _sender.SendAsync(id, request, reuseConnection, _timeout, _cancellation);
            var wait = exchange.Response is { Status: 429 } response && retry <= MaxRetries
                ? RetryAfter.Of(response, retry, _time.GetUtcNow())
                : (TimeSpan?)null;
            if (wait is null || waited + wait > MaxWait)
            {
                yield return exchange;
                yield break;
            }

            yield return exchange with { Id = ExchangeIds.OfTry(id, retry) };
            waited += wait.Value;
            await Task.Delay(wait.Value, _time, _cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (_cancellation.IsCancellationRequested)
            {
                yield break;
            }
        }
    }
}
