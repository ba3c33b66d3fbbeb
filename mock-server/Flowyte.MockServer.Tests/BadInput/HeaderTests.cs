using System.Text;

namespace Flowyte.MockServer.Tests.BadInput;

/// <summary>Heads that no client should send.</summary>
[CancelAfter(30_000)]
public sealed class HeaderTests : MockFixture
{
    private const string Body = """{"model":"agt_123","messages":[{"role":"user","content":"Do you ship to Canada?"}]}""";

    [TestCase("Authorization: Bearer flowyte_sk_live_other\r\n", 401)]
    [TestCase("Content-Type: text/plain\r\n", 415)]
    [TestCase("Content-Length: 3\r\n", 400)]
    [TestCase("Host: another\r\n", 400)]
    [TestCase("X-Twice: a\r\nX-Twice: b\r\n", 200)]
    public async Task A_field_that_comes_twice(string field, int status, CancellationToken cancellation) =>
        Assert.That(await AskAsync(field, cancellation), Does.StartWith($"HTTP/1.1 {status} "));

    [TestCase(30_000, 200)]
    [TestCase(40_000, 431)]
    [TestCase(4_000_000, 431)]
    public async Task A_huge_field(int length, int status, CancellationToken cancellation) =>
        Assert.That(await AskAsync($"X-Huge: {new string('x', length)}\r\n", cancellation), Does.StartWith($"HTTP/1.1 {status} "));

    [TestCase(90, 200)]
    [TestCase(200, 431)]
    public async Task Many_fields(int count, int status, CancellationToken cancellation) =>
        Assert.That(
            await AskAsync(string.Concat(Enumerable.Range(0, count).Select(number => $"X-{number}: x\r\n")), cancellation),
            Does.StartWith($"HTTP/1.1 {status} "));

    [Test]
    public async Task A_huge_key_is_refused_without_being_repeated(CancellationToken cancellation)
    {
        var answer = await AskAsync("", cancellation, authorization: new string('k', 20_000));

        Assert.That(answer, Does.StartWith("HTTP/1.1 401 ").And.Not.Contains("kkkk"));
    }

    [TestCase("Host: mo ck\r\n\r\n")]
    [TestCase("Host: mock\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")]
    [TestCase("Host: mock\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}")]
    public async Task What_WireMock_cannot_read_is_no_fault_of_the_server_and_tells_no_stack(string rest, CancellationToken cancellation)
    {
        using var sender = await RawSender.ConnectAsync(Mock, cancellation);
        await sender.SendAsync($"POST /elsewhere HTTP/1.1\r\nConnection: close\r\n{rest}", cancellation);

        Assert.That(await sender.AnswerAsync(), Does.StartWith("HTTP/1.1 4").And.Not.Contains("StackTrace"));
    }

    private async Task<string> AskAsync(string fields, CancellationToken cancellation, string authorization = MockKeys.Secret)
    {
        using var sender = await RawSender.ConnectAsync(Mock, cancellation);
        await sender.SendAsync(
            $"POST /api/v1/chat/completions HTTP/1.1\r\nHost: mock\r\nAuthorization: Bearer {authorization}\r\nContent-Type: application/json\r\n" +
            $"Content-Length: {Encoding.UTF8.GetByteCount(Body)}\r\nConnection: close\r\n{fields}\r\n{Body}",
            cancellation);
        return await sender.AnswerAsync();
    }
}
