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

    [Test]
    public void The_form_decides_on_version_target_names_and_host()
    {
        var form = new RequestForm { Version = "1.0", HasAbsoluteTarget = true, HasLowerCaseNames = true, HasHost = false };
        var request = Sending.Post(new Uri("http://h:81/a?b"), "{}") with { Form = form };

        Assert.That(
            Sending.Text(RequestWriter.Write(request)),
            Is.EqualTo("POST http://h:81/a?b HTTP/1.0\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}"));
    }

    [Test]
    public void Chunks_stand_instead_of_a_length_and_cut_characters()
    {
        var request = Sending.Post(new Uri("http://h/"), "abcdéfg") with { Headers = [new("Transfer-Encoding", "chunked")] };
        var bytes = RequestWriter.Write(request);

        Assert.Multiple(() =>
        {
            Assert.That(
                Sending.Text(bytes),
                Is.EqualTo("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n3\r\ncd\u00c3\r\n3\r\n\u00a9fg\r\n0\r\n\r\n"));
            Assert.That(Sending.Text(bytes)[..RequestWriter.Cut(bytes)], Does.EndWith("cd\u00c3"));
        });
    }

    [TestCase("gzip", "1.1")]
    [TestCase("chunked", "1.0")]
    public void A_transfer_coding_that_cannot_be_is_refused(string coding, string version)
    {
        var request = Sending.Post(new Uri("http://h/")) with { Headers = [new("Transfer-Encoding", coding)], Form = new() { Version = version } };

        Assert.That(() => RequestWriter.Write(request), Throws.ArgumentException);
    }

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
