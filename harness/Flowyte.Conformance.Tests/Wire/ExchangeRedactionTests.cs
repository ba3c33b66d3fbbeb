using System.Text;
using Flowyte.Conformance.Wire;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Wire;

/// <summary>An exchange that may be stored holds no credentials, and findings still point at the right bytes.</summary>
internal sealed class ExchangeRedactionTests
{
    private const string Key = "flowyte_sk_live_0123456789";

    private static readonly Redactor Redactor = new([Key]);

    [Test]
    public async Task No_part_of_an_exchange_keeps_the_key()
    {
        var chunks = Sending.Chunked($"{{\"a\":\"{Key[..9]}", $"{Key[9..]}\"}}");
        await using var server = RawServer.Holding($"HTTP/1.1 401 no {Key}\r\nX-Echo: {Key}\r\n{Key}\r\nTransfer-Encoding: chunked\r\n\r\n{chunks}");
        var request = Sending.Post(new Uri(server.Url, "?key=" + Key), Key) with { Headers = [new("Authorization", "Bearer " + Key), new("X-Copy", Key)] };
        await using var sender = new WireSender();
        var exchange = await sender.SendAsync("a/" + Key, request, false, Sending.Ample, default) with { EndDetail = Key };

        var redacted = Redactor.Redact(exchange);

        var all = Everything(redacted);
        Assert.That(Everything(exchange), Does.Contain(Key));
        Assert.That(all, Does.Not.Contain(Key));
        Assert.That(all, Does.Not.Contain(Key[..9]).And.Not.Contain(Key[9..]));
        Assert.That(redacted.Request.Headers[0].Value, Is.EqualTo("Bearer [redacted]"));
        Assert.That(redacted.Response!.Head.Length, Is.EqualTo(exchange.Response!.Head.Length));
        Assert.That(redacted.Response.RawBody.Length, Is.EqualTo(exchange.Response.RawBody.Length));
        Assert.That(Sending.Text(redacted.Response.Body), Is.EqualTo($"{{\"a\":\"{new string('*', Key.Length)}\"}}"));
        Assert.That(Sending.Text(redacted.Response.RawBody), Is.EqualTo(Sending.Chunked($"{{\"a\":\"{new string('*', 9)}", $"{new string('*', Key.Length - 9)}\"}}")));
    }

    [TestCase("Authorization", "bearer unknown", "bearer [redacted]")]
    [TestCase("authorization", "Basic dTpw", "Basic [redacted]")]
    [TestCase("Authorization", "unknown", "[redacted]")]
    [TestCase("Authorization", "unknown words", "[redacted]")]
    [TestCase("Authorization", "Bearer", "Bearer")]
    [TestCase("Authorization", "", "")]
    [TestCase("x-api-key", "unknown", "[redacted]")]
    [TestCase("X-Other", "unknown", "unknown")]
    public void Credentials_of_a_request_go_though_they_are_no_known_secret(string name, string value, string expected)
    {
        var exchange = new Exchange
        {
            Id = "a/1",
            Request = Sending.Post(new Uri("http://localhost/")) with { Headers = [new(name, value)] },
            End = ExchangeEnd.TimedOut,
            Timing = new ExchangeTiming { StartedAt = default },
        };

        Assert.That(Redactor.Redact(exchange).Request.Headers, Is.EqualTo(new[] { new HeaderField(name, expected) }));
    }

    [TestCase("http://user:pass@host:81/v1?a=b", "http://host:81/v1?a=b")]
    [TestCase("https://host/flowyte_sk_live_0123456789/x", "https://host/[redacted]/x")]
    [TestCase("http://flowyte_sk_live_0123456789/", "http://redacted.invalid/")]
    public void Credentials_in_the_address_go(string address, string expected)
    {
        var exchange = new Exchange
        {
            Id = "a/1",
            Request = Sending.Post(new Uri(address)),
            End = ExchangeEnd.TimedOut,
            Timing = new ExchangeTiming { StartedAt = default },
        };

        Assert.That(Uri.UnescapeDataString(Redactor.Redact(exchange).Request.Target.AbsoluteUri), Is.EqualTo(expected));
    }

    private static string Everything(Exchange exchange)
    {
        var (request, response) = (exchange.Request, exchange.Response!);
        var fields = request.Headers.Concat(response.Headers).Select(field => $"{field.Name}: {field.Value}");
        var bytes = new[] { request.Body, response.Head, response.RawBody, response.Body }.Select(part => Encoding.Latin1.GetString(part.Span));
        return string.Join('\n', [exchange.Id, exchange.EndDetail, request.Target.ToString(), response.Reason, .. fields, .. bytes, .. response.Faults.Select(fault => fault.Message)]);
    }
}
