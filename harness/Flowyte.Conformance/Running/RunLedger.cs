using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Running;

/// <summary>Keeps what a run saw, tells how far it has come, and sees when there is no use in going on. Safe for use from several threads.</summary>
internal sealed class RunLedger
{
    /// <summary>How many exchanges in a row may end without an answer before the rest is not sent.</summary>
    public const int MaxSilence = 5;

    private readonly Lock _lock = new();
    private readonly IProgress<RunProgress>? _progress;
    private readonly BodyStore _bodies = new();
    private readonly Dictionary<string, Exchange> _exchanges = [];
    private readonly Dictionary<string, string> _unsent = [];
    private int _planned;
    private int _silence;
    private bool _answered;

    public RunLedger(IProgress<RunProgress>? progress, int planned)
    {
        _progress = progress;
        _planned = planned;
    }

    /// <summary>Why the rest is not sent; null while the target answers.</summary>
    public string? Stopped { get; private set; }

    /// <summary>Why no request reached the target; null unless so. The first that fails to connect ends the run: a dead target is told at once.</summary>
    public string? Unreachable { get; private set; }

    public IReadOnlyDictionary<string, Exchange> Exchanges => _exchanges;

    public IReadOnlyDictionary<string, string> Unsent => _unsent;

    /// <summary>More requests than were planned are sent; or fewer, by a number below zero.</summary>
    public void Expect(int more)
    {
        lock (_lock)
        {
            _planned += more;
        }
    }

    /// <summary>A request is not sent, or not finished.</summary>
    public void Skip(string id, string reason)
    {
        lock (_lock)
        {
            _unsent[id] = reason;
        }
    }

    /// <summary>Keeps an exchange.</summary>
    /// <returns>The exchange as it is kept: its body may be cut.</returns>
    public Exchange Add(Exchange exchange)
    {
        lock (_lock)
        {
            exchange = _bodies.Keep(exchange);
            _exchanges[exchange.Id] = exchange;
            Watch(exchange);
            _progress?.Report(new RunProgress(_exchanges.Count, _planned, exchange));
            return exchange;
        }
    }

    private void Watch(Exchange exchange)
    {
        _answered |= exchange.End is not (ExchangeEnd.Unreachable or ExchangeEnd.Interrupted);
        if (!_answered && exchange.End == ExchangeEnd.Unreachable)
        {
            Unreachable ??= $"{exchange.EndDetail} Check the base URL, that the server runs, and the network between.";
            Stopped ??= "the target could not be reached";
        }

        _silence = IsSilence(exchange) ? _silence + 1 : 0;
        if (_silence >= MaxSilence)
        {
            Stopped ??= $"the target stopped answering: {MaxSilence} exchanges in a row ended without a whole answer";
        }
    }

    // A stream that is held open after [DONE] is an answer all the same.
    private static bool IsSilence(Exchange exchange) => exchange.End == ExchangeEnd.Unreachable
        || (exchange.End == ExchangeEnd.TimedOut && !(exchange.Response?.Body.Span.IndexOf("[DONE]"u8) >= 0));
}
