using Flowyte.Conformance.Wire;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Wire;

/// <summary>What the sender puts on the wire and takes from it when all goes well.</summary>
internal sealed class WireSenderTests
{
    private const string Ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";

    [Test]
    public async Task The_request_crosses_the_wire_as_given_with_host_and_length_added()
    {
        var request = "";
        await using var server = new RawServer(async peer =>
        {
            request = await peer.ReadRequestAsync();
            await peer.SendAsync(Ok);
        });
        await using var sender = new WireSender();

        await sender.SendAsync("a/1", Sending.Post(server.Url, "{\"é\":1}") with { Headers = [new("X-b", "2"), new("x-A", "1")] }, false, Sending.Ample, default);

        Assert.That(request, Is.EqualTo(
            $"POST /chat/completions HTTP/1.1\r\nHost: {server.Url.Authority}\r\nX-b: 2\r\nx-A: 1\r\nContent-Length: 8\r\n\r\n{{\"Ã©\":1}}"));
    }

    [TestCase("", TestName = "A_client_that_leaves_closes_the_connection_at_the_first_text_and_not_before")]
    [TestCase("data: {\"choices\":[{\"delta\":{\"content\":\" or no\"}}]}\n\n", TestName = "A_client_that_leaves_keeps_nothing_behind_the_first_text")]
    public async Task A_client_leaves_at_the_first_text(string behind)
    {
        const string Head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n";
        const string Role = "data: {\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}\n\n";
        const string Text = "data: {\"choices\":[{\"delta\":{\"content\":\"Yes\"}}]}\n\n";
        var closed = new TaskCompletionSource();
        await using var server = new RawServer(async peer =>
        {
            await peer.ReadRequestAsync();
            await peer.SendAsync(Head + Role);
            await peer.SendAsync(Text + behind);
            await peer.WaitForCloseAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            closed.SetResult();
        });
        await using var sender = new WireSender();

        var exchange = await sender.SendAsync("a/1", Sending.Post(server.Url) with { LeavesAtFirstText = true }, false, Sending.Ample, default);
        await closed.Task.WaitAsync(Sending.Ample);

        Assert.That(exchange.End, Is.EqualTo(ExchangeEnd.Left));
        Assert.That(Sending.Text(exchange.Response!.Body), Is.EqualTo(Role + Text));
    }

    [Test]
    public async Task A_client_that_leaves_stays_where_the_answer_is_whole_at_once()
    {
        await using var server = RawServer.Holding(Ok);
        await using var sender = new WireSender();

        var exchange = await sender.SendAsync("a/1", Sending.Post(server.Url) with { LeavesAtFirstText = true }, false, Sending.Ample, default);

        Assert.That(exchange.End, Is.EqualTo(ExchangeEnd.Complete));
    }

    [Test]
    public async Task A_response_is_kept_byte_for_byte()
    {
        var head = "HTTP/1.1 200 OK\r\ncontent-TYPE:  application/json \r\nX: é\r\nContent-Length: 2\r\n\r\n";
        await using var server = RawServer.Holding(head + "{}");

        var exchange = await Sending.SendOnceAsync(server);

        Assert.That(exchange.End, Is.EqualTo(ExchangeEnd.Complete));
        Assert.That(exchange.EndDetail, Is.Empty);
        Assert.That(Sending.Text(exchange.Response!.Head), Is.EqualTo(head));
        Assert.That(exchange.Response.Headers, Is.EqualTo(new HeaderField[] { new("content-TYPE", "application/json"), new("X", "é"), new("Content-Length", "2") }));
        Assert.That(Sending.Text(exchange.Response.Body), Is.EqualTo("{}"));
        Assert.That(Sending.Text(exchange.Response.RawBody), Is.EqualTo("{}"));
        Assert.That(exchange.Response.Faults, Is.Empty);
    }

    [Test]
    public async Task A_chunked_body_is_kept_raw_and_decoded()
    {
        var raw = "3;a=b\r\nabc\r\n0A\r\n0123456789\r\n0\r\nX-Trailer: 1\r\n\r\n";
        await using var server = RawServer.Holding("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + raw);

        var exchange = await Sending.SendOnceAsync(server);

        Assert.That(exchange.End, Is.EqualTo(ExchangeEnd.Complete));
        Assert.That(Sending.Text(exchange.Response!.RawBody), Is.EqualTo(raw));
        Assert.That(Sending.Text(exchange.Response.Body), Is.EqualTo("abc0123456789"));
        Assert.That(exchange.Response.Faults, Is.Empty);
    }

    [Test]
    public async Task Each_read_is_a_piece_with_its_time()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        var proceed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new RawServer(async peer =>
        {
            await peer.ReadRequestAsync();
            time.Advance(TimeSpan.FromSeconds(1));
            await peer.SendAsync("HTTP/1.1 200 OK\r\n\r\none");
            await proceed.Task;
            time.Advance(TimeSpan.FromSeconds(2));
            await peer.SendAsync("two!");
        });
        await using var sender = new WireSender(time: new ReadSignal(time, count: 4, proceed));

        var exchange = await sender.SendAsync("a/1", Sending.Post(server.Url), false, TimeSpan.FromSeconds(30), default);

        Assert.That(exchange.Timing.FirstByte, Is.EqualTo(TimeSpan.FromSeconds(1)));
        Assert.That(exchange.Timing.Total, Is.EqualTo(TimeSpan.FromSeconds(3)));
        Assert.That(exchange.Response!.Pieces, Is.EqualTo(new BodyPiece[] { new(0, 3, TimeSpan.FromSeconds(1)), new(3, 4, TimeSpan.FromSeconds(3)) }));
    }

    [Test]
    public async Task A_second_request_goes_over_the_same_connection_when_asked()
    {
        await using var server = new RawServer(async peer =>
        {
            while (true)
            {
                await peer.ReadRequestAsync();
                await peer.SendAsync(Ok);
            }
        });
        await using var sender = new WireSender();

        await sender.SendAsync("a/1", Sending.Post(server.Url), true, Sending.Ample, default);
        var second = await sender.SendAsync("a/2", Sending.Post(server.Url), true, Sending.Ample, default);

        Assert.That(second.End, Is.EqualTo(ExchangeEnd.Complete));
        Assert.That(second.Timing.Connect, Is.EqualTo(TimeSpan.Zero));
        Assert.That(server.Accepted, Is.EqualTo(1));

        await sender.SendAsync("a/3", Sending.Post(server.Url), false, Sending.Ample, default);
        Assert.That(server.Accepted, Is.EqualTo(2));
    }

    [TestCase("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: Close\r\n\r\nhi")]
    [TestCase("HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nhi")]
    [TestCase("HTTP/1.1 200 OK\r\n\r\nhi")]
    public async Task A_connection_whose_end_was_announced_is_not_used_again(string response)
    {
        await using var server = RawServer.Answering(response);
        await using var sender = new WireSender();

        await sender.SendAsync("a/1", Sending.Post(server.Url), true, Sending.Ample, default);
        var second = await sender.SendAsync("a/2", Sending.Post(server.Url), true, Sending.Ample, default);

        Assert.That(second.End, Is.EqualTo(ExchangeEnd.Complete));
        Assert.That(server.Accepted, Is.EqualTo(2));
    }

    [Test]
    public async Task A_connection_that_was_closed_without_a_word_shows_in_the_next_exchange()
    {
        await using var server = RawServer.Answering(Ok);
        await using var sender = new WireSender();

        await sender.SendAsync("a/1", Sending.Post(server.Url), true, Sending.Ample, default);
        var second = await sender.SendAsync("a/2", Sending.Post(server.Url), true, Sending.Ample, default);

        Assert.That(second.End, Is.EqualTo(ExchangeEnd.Truncated).Or.EqualTo(ExchangeEnd.Reset));
        Assert.That(second.Response, Is.Null);
        Assert.That(second.EndDetail, Does.Contain("before any byte of an answer").And.EndsWith("It was the connection of the request before."));
    }

    [Test]
    public async Task An_answer_before_the_request_is_read_is_taken()
    {
        await using var server = new RawServer(async peer =>
        {
            await peer.SendAsync("HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n");
            await peer.WaitForCloseAsync();
        });
        await using var sender = new WireSender();

        var exchange = await sender.SendAsync("a/1", Sending.Post(server.Url, new string('x', 8_000_000)), false, Sending.Ample, default);

        Assert.That(exchange.End, Is.EqualTo(ExchangeEnd.Complete));
        Assert.That(exchange.Response!.Status, Is.EqualTo(413));
    }

    [Test]
    public async Task A_redirect_is_not_followed()
    {
        await using var server = RawServer.Holding("HTTP/1.1 307 Temporary Redirect\r\nLocation: /chat/completions\r\nContent-Length: 0\r\n\r\n");

        var exchange = await Sending.SendOnceAsync(server);

        Assert.That(exchange.Response!.Status, Is.EqualTo(307));
        Assert.That(server.Accepted, Is.EqualTo(1));
    }

    [Test]
    public async Task A_compressed_body_stays_compressed()
    {
        var bomb = new byte[] { 0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0xED, 0xC1 };
        await using var server = RawServer.Holding($"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {bomb.Length}\r\n\r\n{Sending.Text(bomb)}");

        var exchange = await Sending.SendOnceAsync(server);

        Assert.That(exchange.Response!.Body.ToArray(), Is.EqualTo(bomb));
    }
}
