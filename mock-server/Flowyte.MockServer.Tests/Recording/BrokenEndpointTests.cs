using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using static Flowyte.MockServer.Tests.MockClient;

namespace Flowyte.MockServer.Tests.Recording;

[CancelAfter(60_000)]
public sealed class BrokenEndpointTests
{
    [Test]
    public async Task An_endpoint_that_cannot_be_reached_is_a_502_that_names_it(CancellationToken cancellation)
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        taken.Stop();
        await using var recorded = await Recorded.StartAsync(new Uri($"http://127.0.0.1:{port}/v1"));
        for (var count = 0; count < 2; count++)
        {
            using var response = await recorded.Client.PostAsync(Question("Hello"));
            await AssertRefusalAsync(response, 502, "upstream_unreachable", $"The endpoint at http://127.0.0.1:{port}/v1 cannot be reached: Connection refused");
        }

        Assert.That(await recorded.NotesAsync(2, cancellation), Has.All.StartsWith("not recorded: The endpoint at"));
    }

    [Test]
    public async Task A_TLS_connection_that_fails_is_a_502()
    {
        await using var live = await LiveEndpoint.StartAsync(context => LiveEndpoint.StreamAsync(context, "Hello"));
        await using var recorded = await Recorded.StartAsync(new UriBuilder(live.BaseUrl) { Scheme = "https" }.Uri);
        using var response = await recorded.Client.PostAsync(Question("Hello"));

        await AssertRefusalAsync(response, 502, "upstream_tls_failed", "The TLS connection to the endpoint at https://127.0.0.1");
    }

    [Test]
    public async Task An_endpoint_that_does_not_answer_in_time_is_a_504(CancellationToken cancellation)
    {
        var asked = new TaskCompletionSource();
        await using var live = await LiveEndpoint.StartAsync(async context =>
        {
            asked.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        });
        var time = new FakeTimeProvider();
        await using var recorded = await Recorded.StartAsync(live.BaseUrl, time: time);
        var answering = recorded.Client.PostAsync(Question("Hello"));
        await asked.Task.WaitAsync(cancellation);
        time.Advance(TimeSpan.FromSeconds(100));
        using var response = await answering;

        await AssertRefusalAsync(response, 504, "upstream_timeout", "did not begin to answer within 100 s");
    }

    [Test]
    public async Task An_answer_that_is_announced_too_large_is_a_502()
    {
        await using var live = await LiveEndpoint.StartAsync(context =>
        {
            context.Response.ContentLength = 2000;
            return context.Response.WriteAsync(new string('a', 2000));
        });
        await using var recorded = await Recorded.StartAsync(live.BaseUrl, largest: 1999);
        using var response = await recorded.Client.PostAsync(Question("Hello"));

        await AssertRefusalAsync(response, 502, "upstream_answer_too_large", "more than 1999 bytes");
    }

    [Test]
    public async Task A_request_that_is_too_large_is_refused_before_it_is_passed_on()
    {
        var requests = 0;
        await using var live = await LiveEndpoint.StartAsync(_ =>
        {
            requests++;
            return Task.CompletedTask;
        });
        await using var recorded = await Recorded.StartAsync(live.BaseUrl);
        using var response = await recorded.Client.PostAsync(Question(new string('a', 4 * 1024 * 1024)));

        await AssertRefusalAsync(response, 413, "payload_too_large", "more than");
        Assert.That(requests, Is.Zero);
    }

    [TestCase("endless", "the answer has more than 5000 bytes, and was broken off.")]
    [TestCase("reset", "the endpoint broke its answer off.")]
    [TestCase("silent", "the endpoint stopped in the middle of its answer, which was broken off.")]
    public async Task A_stream_that_breaks_is_broken_for_the_client_too(string way, string note, CancellationToken cancellation)
    {
        using var seen = new SemaphoreSlim(0);
        await using var live = await LiveEndpoint.StartAsync(async context =>
        {
            do
            {
                await context.Response.WriteAsync(LiveEndpoint.Chunk("Once "), context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
            }
            while (way == "endless");

            if (way == "silent")
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
            }

            // Whoever resets a connection at once takes back what is still on the way.
            await seen.WaitAsync(context.RequestAborted);
            context.Abort();
        });
        var time = new FakeTimeProvider();
        await using var recorded = await Recorded.StartAsync(live.BaseUrl, time: time, largest: 5000);

        Assert.Multiple(async () =>
        {
            Assert.That(ReadAsync, Throws.InstanceOf<HttpRequestException>().Or.InstanceOf<IOException>());
            Assert.That(await recorded.NotesAsync(1, cancellation), Is.EqualTo((string[])["not recorded: " + note]));
            Assert.That(recorded.Written, Is.Empty);
        });

        async Task ReadAsync()
        {
            using var response = await recorded.Client.PostAsync(Question("Hello", stream: true));
            using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(cancellation));
            await reader.ReadLineAsync(cancellation);
            seen.Release();
            if (way == "silent")
            {
                time.Advance(TimeSpan.FromSeconds(101));
            }

            await reader.ReadToEndAsync(cancellation);
        }
    }

    [TestCase("data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Once\"}}]}\n\n", "the stream ended without [DONE] after 1 chunks of text.")]
    [TestCase("data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"\\ud83d\"}}]}\n\n", "the answer is no completion: its JSON, its coding or a member is broken.")]
    [TestCase("data: {\"choices\":[{\"index\":1,\"delta\":{\"content\":\"Once\"}}]}\n\n", "the answer has several choices, and a case has one.")]
    [TestCase("data: {\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[]}}]}\n\n", "the agent calls a tool, which a case cannot say.")]
    [TestCase("data: {\"error\":{}}\n\n", "the answer holds an error.")]
    [TestCase("data: [1]\n\n", "the answer is no completion: its JSON, its coding or a member is broken.")]
    [TestCase("data: [DONE]\n\n", "the agent said nothing.")]
    public async Task A_stream_that_no_case_can_say_is_passed_on_and_not_recorded(string stream, string note, CancellationToken cancellation)
    {
        await using var live = await LiveEndpoint.StartAsync(context =>
        {
            context.Response.ContentType = "text/event-stream";
            return context.Response.WriteAsync(stream);
        });
        await using var recorded = await Recorded.StartAsync(live.BaseUrl);
        using var response = await recorded.Client.PostAsync(Question("Hello", stream: true));

        Assert.Multiple(async () =>
        {
            Assert.That(await response.Content.ReadAsStringAsync(cancellation), Is.EqualTo(stream));
            Assert.That(await recorded.NotesAsync(1, cancellation), Is.EqualTo((string[])["not recorded: " + note]));
            Assert.That(recorded.Written, Is.Empty);
        });
    }

    private static async Task AssertRefusalAsync(HttpResponseMessage response, int status, string code, string detail)
    {
        var problem = await response.JsonAsync();
        Assert.Multiple(() =>
        {
            Assert.That((int)response.StatusCode, Is.EqualTo(status));
            Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
            Assert.That((string?)problem["code"], Is.EqualTo(code));
            Assert.That((string?)problem["detail"], Does.Contain(detail));
            Assert.That((string?)problem["error"]!["code"], Is.EqualTo(code));
        });
    }
}
