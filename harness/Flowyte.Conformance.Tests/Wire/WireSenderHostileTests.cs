using System.Net;
using System.Net.Sockets;
using Flowyte.Conformance.Wire;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Wire;

/// <summary>Targets that are sick or mean: each exchange ends within its bounds and says what happened.</summary>
internal sealed class WireSenderHostileTests
{
    private const string StreamHead = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";

    private static readonly WireLimits Small = new() { HeadBytes = 4_096, BodyBytes = 50_000 };

    [Test]
    public async Task No_answer_ends_when_the_time_is_over()
    {
        var received = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new RawServer(async peer =>
        {
            await peer.ReadRequestAsync();
            received.SetResult();
            await peer.WaitForCloseAsync();
        });

        var exchange = await Sending.SendWhileTimePassesAsync(server, TimeSpan.FromSeconds(30), received.Task);

        Assert.That(exchange.End, Is.EqualTo(ExchangeEnd.TimedOut));
        Assert.That(exchange.EndDetail, Is.EqualTo("The time of 30 s ran out before any byte of an answer."));
        Assert.That(exchange.Response, Is.Null);
        Assert.That(exchange.Timing.FirstByte, Is.Null);
    }

    [Test]
    public async Task A_body_that_is_held_open_after_done_is_left_after_three_seconds()
    {
        var body = "data: {}\n\ndata: [DONE] \n\n";
        var sent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new RawServer(async peer =>
        {
            await peer.ReadRequestAsync();
            await peer.SendAsync($"{StreamHead}{body.Length:x}\r\n{body}\r\n");
            sent.SetResult();
            await peer.WaitForCloseAsync();
        });

        var exchange = await Sending.SendWhileTimePassesAsync(server, TimeSpan.FromDays(1), sent.Task);

        Assert.That(exchange.End, Is.EqualTo(ExchangeEnd.TimedOut));
        Assert.That(exchange.EndDetail, Is.EqualTo(
            "The target kept the body open for 3 s after data: [DONE] and sent nothing more; reading stopped after 25 bytes of the body, before the last chunk."));
        Assert.That(Sending.Text(exchange.Response!.Body), Is.EqualTo(body));
    }

    [Test]
    public async Task A_slow_drip_that_never_pauses_ends_when_the_time_is_over()
    {
        var received = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new RawServer(async peer =>
        {
            await peer.ReadRequestAsync();
            await peer.SendAsync(StreamHead);
            received.SetResult();
            while (!peer.Stop.IsCancellationRequested)
            {
                await peer.SendAsync("1\r\n:\r\n");
                await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, peer.Stop);
            }
        });

        var exchange = await Sending.SendWhileTimePassesAsync(server, TimeSpan.FromSeconds(30), received.Task);

        Assert.That(exchange.End, Is.EqualTo(ExchangeEnd.TimedOut));
        Assert.That(exchange.EndDetail, Does.StartWith("The time of 30 s ran out after "));
    }

    [TestCase("HTTP/1.1 200 OK\r\n\r\n", "data: {}\n\n", TestName = "A stream without end")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n", "xxxxxxxx", TestName = "A body without end")]
    [TestCase(StreamHead, "8\r\nxxxxxxxx\r\n", TestName = "One line without end, in chunks")]
    [TestCase(StreamHead + "5;", "xxxxxxxx", TestName = "A chunk extension without end")]
    [TestCase(StreamHead + "0\r\n", "X: y\r\n", TestName = "A trailer without end")]
    public async Task What_has_no_end_is_left_at_the_bound(string head, string endless)
    {
        await using var server = Endless(head, endless);

        var exchange = await Sending.SendOnceAsync(server, Small);

        Assert.That(exchange.End, Is.EqualTo(ExchangeEnd.LimitReached));
        Assert.That(exchange.EndDetail, Is.EqualTo("The body is longer than 50,000 bytes; no more was read."));
        Assert.That(exchange.Response!.RawBody.Length, Is.EqualTo(50_000));
    }

    [TestCase("HTTP/1.1 200 OK\r\n", "X: yyyyyyyyyyyyyyyyyyyyyyyy\r\n", TestName = "Header fields without end")]
    [TestCase("HTTP/1.1 200 OK\r\nX: ", "yyyyyyyyyyyyyyyyyyyyyyyyyyy", TestName = "One header field without end")]
    [TestCase("", "HTTP/1.1 100 Continue\r\n\r\n", TestName = "Interim responses without end")]
    public async Task A_head_without_end_is_left_at_the_bound(string head, string endless)
    {
        await using var server = Endless(head, endless);

        var exchange = await Sending.SendOnceAsync(server, Small);

        Assert.That(exchange.End, Is.EqualTo(ExchangeEnd.LimitReached));
        Assert.That(exchange.EndDetail, Does.StartWith("The head is longer than 4,096 bytes; no more was read."));
        Assert.That(exchange.Response, Is.Null);
    }

    [Test]
    public async Task A_thousand_headers_of_a_kilobyte_are_too_many()
    {
        var fields = string.Concat(Enumerable.Range(0, 1_000).Select(i => $"X-{i}: {new string('y', 1_024)}\r\n"));
        await using var server = RawServer.Answering($"HTTP/1.1 200 OK\r\n{fields}\r\n");

        var exchange = await Sending.SendOnceAsync(server);

        Assert.That(exchange.End, Is.EqualTo(ExchangeEnd.LimitReached));
        Assert.That(exchange.EndDetail, Does.StartWith("The head is longer than 65,536 bytes"));
    }

    [TestCase("SSH-2.0-OpenSSH_9.6\r\n", "\"SSH-2.0-OpenSSH_9.6\\r\\n\"")]
    [TestCase("\u0015\u0003\u0001\0\u0002\u0002F", "\"\\x15\\x03\\x01\\x00\\x02\\x02F\"")]
    [TestCase("<html>", "\"<html>\"")]
    [TestCase("HTTP/1.1 OK\r\n\r\n", "\"HTTP/1.1 OK\\r\\n\"")]
    [TestCase("\r\nHTTP/1.1 200 OK\r\n\r\n", "\"\\r\\n\"")]
    public async Task Bytes_that_are_not_http_are_malformed(string bytes, string quoted)
    {
        await using var server = RawServer.Holding(bytes);

        var exchange = await Sending.SendOnceAsync(server);

        Assert.That(exchange.End, Is.EqualTo(ExchangeEnd.Malformed));
        Assert.That(exchange.EndDetail, Is.EqualTo($"What arrived is not HTTP/1.1: it starts with {quoted}."));
        Assert.That(exchange.Response, Is.Null);
    }

    [Test]
    public async Task A_close_at_once_is_truncated()
    {
        await using var server = RawServer.Answering("");

        var exchange = await Sending.SendOnceAsync(server);

        Assert.That(exchange.End, Is.EqualTo(ExchangeEnd.Truncated));
        Assert.That(exchange.EndDetail, Is.EqualTo("The target closed the connection before any byte of an answer."));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_reset_or_close_at_any_byte_of_an_exchange_is_told(bool reset)
    {
        var response = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n";
        var length = 0;
        await using var server = new RawServer(async peer =>
        {
            await peer.ReadRequestAsync();
            await peer.SendAsync(response[..length]);
            if (reset)
            {
                peer.Reset();
            }
        });
        for (; length < response.Length; length++)
        {
            var exchange = await Sending.SendOnceAsync(server);

            Assert.That(exchange.End, Is.EqualTo(reset ? ExchangeEnd.Reset : ExchangeEnd.Truncated), exchange.EndDetail);
            Assert.That(exchange.EndDetail, Does.StartWith(reset ? "The target reset the connection " : "The target closed the connection "));
            var arrived = exchange.Response is { } answer ? Sending.Text(answer.Head) + Sending.Text(answer.RawBody) : "";
            Assert.That(response, Does.StartWith(arrived));
        }
    }

    [Test]
    public async Task A_body_shorter_than_its_length_is_truncated()
    {
        await using var server = RawServer.Answering("HTTP/1.1 200 OK\r\nContent-Length: 1200\r\n\r\n{\"id\"");

        var exchange = await Sending.SendOnceAsync(server);

        Assert.That(exchange.End, Is.EqualTo(ExchangeEnd.Truncated));
        Assert.That(exchange.EndDetail, Is.EqualTo("The target closed the connection after 5 of 1,200 bytes of the body."));
        Assert.That(Sending.Text(exchange.Response!.Body), Is.EqualTo("{\"id\""));
    }

    [Test]
    public async Task Bytes_beyond_the_length_are_a_fault_and_end_the_use_of_the_connection()
    {
        await using var server = RawServer.Holding("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n{\"id\":1}");
        await using var sender = new WireSender();

        var exchange = await sender.SendAsync("a/1", Sending.Post(server.Url), true, Sending.Ample, default);
        await sender.SendAsync("a/2", Sending.Post(server.Url), true, Sending.Ample, default);

        Assert.That(exchange.End, Is.EqualTo(ExchangeEnd.Complete));
        Assert.That(exchange.Response!.Faults, Is.EqualTo(new[]
        {
            new WireFault(WireFaultKind.BytesAfterResponse, ResponsePart.RawBody, 5, "Bytes follow the response: \":1}\"."),
        }));
        Assert.That(server.Accepted, Is.EqualTo(2));
    }

    [Test]
    public async Task A_stream_that_goes_on_beyond_its_length_is_noticed()
    {
        await using var server = new RawServer(async peer =>
        {
            await peer.ReadRequestAsync();
            await peer.SendAsync("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 10\r\n\r\ndata: {}\n\n");
            await Task.Yield();
            await peer.SendAsync("data: [DONE]\n\n");
            await peer.WaitForCloseAsync();
        });

        var exchange = await Sending.SendOnceAsync(server);

        Assert.That(exchange.End, Is.EqualTo(ExchangeEnd.Complete));
        Assert.That(exchange.Response!.Faults.Select(fault => fault.Kind), Is.EqualTo(new[] { WireFaultKind.BytesAfterResponse }));
    }

    [Test]
    public async Task A_refused_connection_is_unreachable()
    {
        using var unused = new Socket(SocketType.Stream, ProtocolType.Tcp);
        unused.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var target = new Uri($"http://127.0.0.1:{((IPEndPoint)unused.LocalEndPoint!).Port}/");
        await using var sender = new WireSender();

        var exchange = await sender.SendAsync("a/1", Sending.Post(target), false, Sending.Ample, default);

        Assert.That(exchange.End, Is.EqualTo(ExchangeEnd.Unreachable));
        Assert.That(exchange.EndDetail, Is.EqualTo($"{target.Authority} refuses the connection: nothing listens there."));
    }

    [Test]
    public async Task A_name_that_does_not_exist_is_unreachable()
    {
        await using var sender = new WireSender();

        var exchange = await sender.SendAsync("a/1", Sending.Post(new Uri("http://no-such-host.invalid/")), false, Sending.Ample, default);

        Assert.That(exchange.End, Is.EqualTo(ExchangeEnd.Unreachable));
        Assert.That(exchange.EndDetail, Does.Contain("no-such-host.invalid"));
    }

    [Test]
    public async Task An_interruption_keeps_what_arrived()
    {
        using var interrupt = new CancellationTokenSource();
        var read = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = RawServer.Holding("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc");
        await using var sender = new WireSender(time: new ReadSignal(TimeProvider.System, count: 4, read));

        var sending = sender.SendAsync("a/1", Sending.Post(server.Url), false, Sending.Ample, interrupt.Token);
        await read.Task;
        await interrupt.CancelAsync();
        var exchange = await sending;

        Assert.That(exchange.End, Is.EqualTo(ExchangeEnd.Interrupted));
        Assert.That(exchange.EndDetail, Is.EqualTo("The run was interrupted after 3 of 9 bytes of the body."));
        Assert.That(Sending.Text(exchange.Response!.Body), Is.EqualTo("abc"));
    }

    [Test]
    public async Task An_interruption_before_the_start_sends_nothing()
    {
        await using var server = RawServer.Answering("");
        await using var sender = new WireSender();

        var exchange = await sender.SendAsync("a/1", Sending.Post(server.Url), false, Sending.Ample, new CancellationToken(canceled: true));

        Assert.That(exchange.End, Is.EqualTo(ExchangeEnd.Interrupted));
        Assert.That(exchange.Response, Is.Null);
    }

    private static RawServer Endless(string head, string endless) => new(async peer =>
    {
        await peer.ReadRequestAsync();
        await peer.SendAsync(head);
        var piece = string.Concat(Enumerable.Repeat(endless, 500));
        while (!peer.Stop.IsCancellationRequested)
        {
            await peer.SendAsync(piece);
        }
    });
}
