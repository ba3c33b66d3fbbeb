using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Checks;
using Flowyte.Conformance.Running;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Tests.Running;

/// <summary>A target that answers by a script instead of over a socket; its port listens all the same.</summary>
internal sealed class ScriptedTarget : IDisposable
{
    public delegate Task<Exchange> Script(Exchange unanswered, CancellationToken cancellation);

    private readonly TcpListener _port = new(IPAddress.Loopback, 0);
    private readonly Script _script;

    public ScriptedTarget(Script script)
    {
        _script = script;
        _port.Start();
        Target = MadeUp.SomeTarget with { BaseUrl = new Uri($"http://{_port.LocalEndpoint}/api/v1") };
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

    public Target Target { get; }

    /// <summary>What was sent, in the order in which it arrived.</summary>
    public ConcurrentQueue<Exchange> Sent { get; } = [];

    public Suite Suite(Specs specs, TimeProvider? time = null, Func<IReadOnlyList<Evidence>, Judgement>? checks = null) =>
        new(specs, time ?? TimeProvider.System, () => new Sender(this), checks ?? Expecting.Judge);

    public static string BodyOf(Exchange exchange) => Encoding.UTF8.GetString(exchange.Request.Body.Span);

    public void Dispose() => _port.Dispose();

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
