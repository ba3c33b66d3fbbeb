using System.Text;

namespace Flowyte.MockServer.Tests.Hosting;

[CancelAfter(20_000)]
public sealed class MalformedHttpTests : MockFixture
{
    private const string Start = "POST /api/v1/chat/completions HTTP/1.1\r\n";
    private const string Head = Start + "Host: mock\r\nAuthorization: Bearer " + MockKeys.Secret + "\r\nContent-Type: application/json\r\n";

    public static IEnumerable<TestCaseData> Requests =>
    [
        Of("no HTTP at all", "hello\r\n\r\n"),
        Of("a TLS hello", "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003"),
        Of("NUL bytes", "\0\0\0\0\r\n\r\n"),
        Of("an unknown version", "POST /api/v1/chat/completions HTTP/9.9\r\n\r\n"),
        Of("no Host", Start + "\r\n"),
        Of("two Hosts", Start + "Host: a\r\nHost: b\r\n\r\n"),
        Of("a header without colon", Head + "nonsense\r\n\r\n"),
        Of("NUL in a header", Head + "X: a\0b\r\n\r\n"),
        Of("a negative length", Head + "Content-Length: -1\r\n\r\n"),
        Of("a length that is no number", Head + "Content-Length: many\r\n\r\n"),
        Of("two lengths", Head + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}"),
        Of("length and chunks", Head + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
        Of("an unknown transfer coding", Head + "Transfer-Encoding: gzip\r\n\r\n{}"),
        Of("a chunk size that is no number", Head + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n"),
        Of("a huge chunk size", Head + "Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n{}\r\n0\r\n\r\n"),
        Of("a body that ends early", Head + "Content-Length: 100\r\n\r\n{}"),
        Of("chunks that end early", Head + "Transfer-Encoding: chunked\r\n\r\n5\r\n{}"),
        Of("no body", Head + "\r\n"),
        Of("a long header", Head + "X: " + new string('x', 100_000) + "\r\n\r\n"),
        Of("many headers", Head + string.Concat(Enumerable.Range(0, 1000).Select(n => $"X-{n}: x\r\n")) + "\r\n"),
        Of("a long path", "POST /api/v1/" + new string('x', 100_000) + " HTTP/1.1\r\nHost: mock\r\n\r\n"),
        Of("a path with a broken escape", "POST /api/v1/%zz%00 HTTP/1.1\r\nHost: mock\r\nConnection: close\r\n\r\n"),
        Of("a head that ends early", "POST /api/v1/chat/comp"),
    ];

    [TestCaseSource(nameof(Requests))]
    public async Task A_malformed_request_is_refused_or_left_alone(string request, CancellationToken cancellation)
    {
        var answer = await RawConnection.SendAsync(Mock.BaseUrl, Encoding.Latin1.GetBytes(request), andNothingMore: true, cancellation);

        Assert.That(answer, Does.Match(@"\A(|HTTP/1\.1 (4\d\d|505) [\s\S]*)\z"));
    }

    [Test]
    public async Task After_all_of_them_the_mock_still_answers(CancellationToken cancellation)
    {
        await Task.WhenAll(Requests.Select(request =>
            RawConnection.SendAsync(Mock.BaseUrl, Encoding.Latin1.GetBytes((string)request.Arguments[0]!), andNothingMore: true, cancellation)));
        using var response = await Client.PostAsync(MockClient.Question("Do you ship to Canada?"));

        Assert.That((int)response.StatusCode, Is.EqualTo(200));
    }

    [Test]
    public async Task The_body_of_a_stream_ends_with_its_last_event(CancellationToken cancellation)
    {
        var body = MockClient.Question("ping", stream: true).ToJsonString();
        var answer = await RawConnection.SendAsync(
            Mock.BaseUrl,
            Encoding.UTF8.GetBytes($"{Head}Content-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}"),
            andNothingMore: false,
            cancellation);

        Assert.Multiple(() =>
        {
            Assert.That(answer, Does.Contain("Transfer-Encoding: chunked"));
            Assert.That(answer, Does.EndWith("data: [DONE]\n\n\r\n0\r\n\r\n"));
        });
    }

    private static TestCaseData Of(string name, string request) => new TestCaseData(request).SetArgDisplayNames(name);
}
