using System.Collections.Concurrent;
using System.Text;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Checks;
using Flowyte.Conformance.Running;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Tests.Running;

/// <summary>A target that answers by a script instead of over a socket.</summary>
internal sealed class ScriptedTarget
{
    public delegate Task<Exchange> Script(Exchange unanswered, CancellationToken cancellation);

    private readonly Script _script;

    public ScriptedTarget(Script script)
    {
        _script = script;
    }

    public ScriptedTarget(Func<Exchange, Exchange> script)
        : this((exchange, _) => Task.FromResult(script(exchange)))
    {
    }

    /// <summary>A target that replies to everything.</summary>
    public ScriptedTarget()
        : this(Answers.Completion)
    {
    }

    /// <summary>What was sent, in the order in which it arrived.</summary>
    public ConcurrentQueue<Exchange> Sent { get; } = [];

    public Suite Suite(Specs specs, TimeProvider? time = null, Func<IReadOnlyList<Evidence>, Judgement>? checks = null) =>
        new(specs, time ?? TimeProvider.System, () => new Sender(this), checks ?? Expecting.Judge);

    public static string BodyOf(Exchange exchange) => Encoding.UTF8.GetString(exchange.Request.Body.Span);

    private sealed class Sender(ScriptedTarget target) : IExchangeSender
    {
        public async Task<Exchange> SendAsync(string id, WireRequest request, bool reuseConnection, TimeSpan timeout, CancellationToken cancellation)
        {
            var exchange = new Exchange { Id = id, Request = request, End = ExchangeEnd.TimedOut, Timing = new() { StartedAt = DateTimeOffset.UnixEpoch } };
            target.Sent.Enqueue(exchange);
            return await target._script(exchange, cancellation);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
