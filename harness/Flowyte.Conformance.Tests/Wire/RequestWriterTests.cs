using Flowyte.Conformance.Wire;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Wire;

/// <summary>The bytes of requests.</summary>
internal sealed class RequestWriterTests
{
    [TestCase("http://example.com/a/b?c=d", "GET /a/b?c=d HTTP/1.1\r\nHost: example.com\r\n\r\n")]
    [TestCase("https://example.com", "GET / HTTP/1.1\r\nHost: example.com\r\n\r\n")]
    [TestCase("http://example.com:8080/", "GET / HTTP/1.1\r\nHost: example.com:8080\r\n\r\n")]
    [TestCase("https://example.com:80/", "GET / HTTP/1.1\r\nHost: example.com:80\r\n\r\n")]
    [TestCase("http://[::1]/", "GET / HTTP/1.1\r\nHost: [::1]\r\n\r\n")]
    [TestCase("http://[fe80::1%251]:81/", "GET / HTTP/1.1\r\nHost: [fe80::1]:81\r\n\r\n")]
    [TestCase("http://bücher.example/ü", "GET /%C3%BC HTTP/1.1\r\nHost: xn--bcher-kva.example\r\n\r\n")]
    public void The_target_and_the_host_are_those_of_the_address(string address, string expected)
    {
        var bytes = RequestWriter.Write(new WireRequest { Method = "GET", Target = new Uri(address) });

        Assert.That(Sending.Text(bytes), Is.EqualTo(expected));
    }

    [Test]
    public void An_empty_post_says_so() =>
        Assert.That(Sending.Text(RequestWriter.Write(Sending.Post(new Uri("http://h/"), ""))), Does.EndWith("\r\nContent-Length: 0\r\n\r\n"));

    [TestCase("X", "a\r\nInjected: 1")]
    [TestCase("X\n", "a")]
    [TestCase("X", "\0")]
    [TestCase("host", "elsewhere")]
    [TestCase("Content-length", "7")]
    public void A_header_that_would_break_the_framing_is_refused(string name, string value)
    {
        var request = Sending.Post(new Uri("http://h/")) with { Headers = [new(name, value)] };

        Assert.That(() => RequestWriter.Write(request), Throws.ArgumentException);
    }

    [TestCase("ftp://h/")]
    [TestCase("/relative")]
    public void An_address_that_is_not_http_is_refused(string address) =>
        Assert.That(() => RequestWriter.Write(Sending.Post(new Uri(address, UriKind.RelativeOrAbsolute))), Throws.ArgumentException);
}
