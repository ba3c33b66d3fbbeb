using Flowyte.Conformance.Wire;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Wire;

/// <summary>Requests that wait for leave to send their body.</summary>
[CancelAfter(20_000)]
internal sealed class ContinueTests
{
    private const string Answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";

    [Test]
    public async Task The_body_is_sent_once_100_allows_it()
    {
        var read = new List<string>();
        await using var server = new RawServer(async peer =>
        {
            read.Add(await peer.ReadHeadAsync());
            await peer.SendAsync("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n");
            read.Add(await peer.ReadAsync());
            await peer.SendAsync(Answer);
        });
        var exchange = await SendAsync(server);

        Assert.Multiple(() =>
        {
            Assert.That(read[0], Does.Contain("Expect: 100-continue\r\n").And.EndsWith("\r\n\r\n"));
            Assert.That(read[1], Is.EqualTo("{\"a\":1}"));
            Assert.That(string.Join(' ', exchange.Interim.Select(interim => interim.Status)), Is.EqualTo("103 100"));
            Assert.That(exchange.Timing.BodySent, Is.Not.Null);
            Assert.That(exchange.Response?.Status, Is.EqualTo(200));
        });
    }

    [Test]
    public async Task A_final_status_comes_instead_of_the_body()
    {
        await using var server = new RawServer(async peer =>
        {
            await peer.ReadHeadAsync();
            await peer.SendAsync("HTTP/1.1 413 Too Large\r\nContent-Length: 2\r\n\r\n{}");
            await peer.WaitForCloseAsync();
        });
        var exchange = await SendAsync(server);

        Assert.Multiple(() =>
        {
            Assert.That((exchange.Response?.Status, exchange.End), Is.EqualTo((413, ExchangeEnd.Complete)));
            Assert.That(exchange.Timing.BodySent, Is.Null);
        });
    }

    [Test]
    public async Task Without_any_word_the_body_is_sent_after_a_second()
    {
        var hasHead = new TaskCompletionSource();
        await using var server = new RawServer(async peer =>
        {
            await peer.ReadHeadAsync();
            hasHead.SetResult();
            await peer.ReadAsync();
            await peer.SendAsync(Answer);
        });
        var time = new FakeTimeProvider();
        await using var sender = new WireSender(time: time);
        var sending = sender.SendAsync("test/1", Request(server.Url), reuseConnection: false, Sending.Ample, CancellationToken.None);
        await hasHead.Task;
        while (!sending.IsCompleted)
        {
            time.Advance(WireSender.ContinueTimeout);
            await Task.WhenAny(sending, Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System));
        }

        var exchange = await sending;
        Assert.Multiple(() =>
        {
            Assert.That(exchange.Response?.Status, Is.EqualTo(200));
            Assert.That(exchange.Interim, Is.Empty);
            Assert.That(exchange.Timing.BodySent, Is.GreaterThanOrEqualTo(WireSender.ContinueTimeout));
        });
    }

    private static async Task<Exchange> SendAsync(RawServer server)
    {
        await using var sender = new WireSender();
        return await sender.SendAsync("test/1", Request(server.Url), reuseConnection: false, Sending.Ample, CancellationToken.None);
    }

    private static WireRequest Request(Uri target) =>
        Sending.Post(target, "{\"a\":1}") is var post ? post with { Headers = [.. post.Headers, new("Expect", "100-continue")] } : post;
}
