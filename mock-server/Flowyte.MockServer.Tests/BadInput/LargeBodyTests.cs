using System.Text;
using NUnit.Framework.Constraints;

namespace Flowyte.MockServer.Tests.BadInput;

/// <summary>Bodies that are larger, deeper or slower than any client needs.</summary>
[CancelAfter(60_000)]
public sealed class LargeBodyTests : MockFixture
{
    private const int Megabyte = 1024 * 1024;

    [TestCase("Content-Length: 5242880\r\n")]
    [TestCase("Content-Length: 9223372036854775807\r\n")]
    [TestCase("Transfer-Encoding: chunked\r\n")]
    public async Task A_body_of_more_than_4_MB_is_refused_in_the_documented_form(string framing, CancellationToken cancellation)
    {
        using var sender = await RawSender.ConnectAsync(Mock, cancellation);
        await sender.SendAsync($"{RawSender.Head}{framing}Connection: close\r\n\r\n", cancellation);
        await SendChunksAsync(sender, 5, cancellation);

        Assert.That(await sender.AnswerAsync(), IsProblem(413, "payload_too_large"));
    }

    [Test]
    public async Task A_body_without_end_is_refused_and_its_connection_closed(CancellationToken cancellation)
    {
        using var sender = await RawSender.ConnectAsync(Mock, cancellation);
        await sender.SendAsync($"{RawSender.Head}Transfer-Encoding: chunked\r\n\r\n", cancellation);
        await SendChunksAsync(sender, int.MaxValue, cancellation);

        Assert.That(await sender.AnswerAsync(), IsProblem(413, "payload_too_large"));
    }

    [Test]
    public async Task A_body_without_end_to_a_path_of_WireMock_is_refused_too(CancellationToken cancellation)
    {
        using var sender = await RawSender.ConnectAsync(Mock, cancellation);
        await sender.SendAsync("POST /elsewhere HTTP/1.1\r\nHost: mock\r\nTransfer-Encoding: chunked\r\n\r\n", cancellation);
        await SendChunksAsync(sender, int.MaxValue, cancellation);

        Assert.That(await sender.AnswerAsync(), IsProblem(413, "payload_too_large"));
    }

    [Test]
    public async Task A_body_that_stops_arriving_is_refused_after_a_while(CancellationToken cancellation)
    {
        using var sender = await RawSender.ConnectAsync(Mock, cancellation);
        await sender.SendAsync($"{RawSender.Head}Content-Length: 100\r\n\r\n{{\"model\"", cancellation);

        Assert.That(await sender.AnswerAsync(), IsProblem(408, "request_timeout"));
    }

    [TestCase("[", "]")]
    [TestCase("{\"a\":", "}")]
    [TestCase("[{\"a\":", "}]")]
    public async Task JSON_that_is_200_000_levels_deep_is_refused(string opening, string closing)
    {
        var deep = string.Concat(Enumerable.Repeat(opening, 200_000)) + "0" + string.Concat(Enumerable.Repeat(closing, 200_000));
        using var alone = await Client.PostAsync(deep);
        using var inside = await Client.PostAsync($$"""{"model":"agt_123","messages":[{"role":"user","content":"hi"}],"metadata":{{deep}}}""");

        await Assert.MultipleAsync(async () =>
        {
            Assert.That((int)alone.StatusCode, Is.EqualTo(400));
            Assert.That((string?)(await inside.JsonAsync())["code"], Is.EqualTo("validation_error"));
        });
    }

    [Test]
    public async Task A_body_just_below_the_limit_is_answered()
    {
        var question = MockClient.Question("Do you ship to Canada?");
        question["metadata"] = new string('x', (4 * Megabyte) - question.ToJsonString().Length - 100);
        using var response = await Client.PostAsync(question);

        Assert.That((int)response.StatusCode, Is.EqualTo(200));
    }

    private static ContainsConstraint IsProblem(int status, string code) =>
        Does.StartWith($"HTTP/1.1 {status} ").And.Contains("application/problem+json").And.Contains($"\"code\":\"{code}\"");

    private static async Task SendChunksAsync(RawSender sender, int megabytes, CancellationToken cancellation)
    {
        var chunk = Encoding.ASCII.GetBytes($"{Megabyte:x}\r\n{new string(' ', Megabyte)}\r\n");
        for (var sent = 0; sent < megabytes && await sender.SendAsync(chunk, cancellation); sent++)
        {
        }
    }
}
