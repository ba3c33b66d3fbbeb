using System.Text;
using Flowyte.MockServer.Journal;
using Microsoft.AspNetCore.Http;
using static Flowyte.MockServer.Tests.MockClient;

namespace Flowyte.MockServer.Tests.Recording;

[CancelAfter(60_000)]
public sealed class PassOnTests
{
    [Test]
    public async Task A_request_is_passed_on_to_the_byte(CancellationToken cancellation)
    {
        var body = "{ \"model\" : \"agt_123\",\n \"messages\":[{\"role\":\"user\",\"content\":\"\\u0048i 🥾\"}] }";
        var sent = "";
        var head = new Dictionary<string, string>();
        await using var live = await LiveEndpoint.StartAsync(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            sent = $"{context.Request.Method} {context.Request.Path}{context.Request.QueryString} {await reader.ReadToEndAsync(context.RequestAborted)}";
            head = context.Request.Headers.ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        });
        await using var recorded = await Recorded.StartAsync(live.BaseUrl);
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, recorded.Mock.BaseUrl + "/chat/completions?a=b%20c")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new("Bearer", Recorded.Key);
        request.Headers.Add("X-Stainless-Lang", "js");
        request.Headers.Add("X-Hop", "1");
        request.Headers.Connection.Add("x-hop");
        request.Headers.Add("Keep-Alive", "timeout=5");
        request.Headers.Add("Accept-Encoding", "gzip");
        using var response = await http.SendAsync(request, cancellation);

        Assert.Multiple(() =>
        {
            Assert.That(sent, Is.EqualTo($"POST /live/v9/chat/completions?a=b%20c {body}"));
            Assert.That(head["Authorization"], Is.EqualTo($"Bearer {Recorded.Key}"));
            Assert.That(head["Content-Type"], Is.EqualTo("application/json; charset=utf-8"));
            Assert.That(head["X-Stainless-Lang"], Is.EqualTo("js"));
            Assert.That(head["Accept-Encoding"], Is.EqualTo("gzip"));
            Assert.That(head["Host"], Is.EqualTo(live.BaseUrl.Authority));
            Assert.That(head.Keys, Has.None.EqualTo("X-Hop").IgnoreCase.And.None.EqualTo("Keep-Alive").IgnoreCase.And.None.EqualTo("Connection").IgnoreCase);
            Assert.That(head.Keys, Is.SubsetOf(["Authorization", "Content-Type", "Content-Length", "X-Stainless-Lang", "Accept-Encoding", "Host"]));
        });
    }

    [Test]
    public async Task Status_and_head_of_the_answer_are_passed_on_and_redirects_are_not_followed()
    {
        var requests = 0;
        await using var live = await LiveEndpoint.StartAsync(context =>
        {
            requests++;
            context.Response.StatusCode = 307;
            context.Response.Headers.Location = "/elsewhere";
            context.Response.Headers["X-Two"] = new(["a", "b"]);
            context.Response.Headers["x-request-id"] = "req_live";
            return Task.CompletedTask;
        });
        await using var recorded = await Recorded.StartAsync(live.BaseUrl);
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var response = await http.PostAsync(recorded.Mock.BaseUrl + "/chat/completions", new StringContent("{}"));

        Assert.Multiple(() =>
        {
            Assert.That((int)response.StatusCode, Is.EqualTo(307));
            Assert.That(response.Headers.Location?.OriginalString, Is.EqualTo("/elsewhere"));
            Assert.That(response.Header("X-Two"), Is.EqualTo("a, b"));
            Assert.That(response.Header("x-request-id"), Is.EqualTo("req_live"));
            Assert.That(requests, Is.EqualTo(1));
        });
    }

    [Test]
    public async Task Every_part_is_passed_on_as_it_comes(CancellationToken cancellation)
    {
        using var gate = new SemaphoreSlim(0);
        await using var live = await LiveEndpoint.StartAsync(async context =>
        {
            // The head comes before any of the body, and the parts cut a line.
            foreach (var part in (string[])["", ": wai", "ting\n", "\n"])
            {
                await context.Response.WriteAsync(part, context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                await gate.WaitAsync(context.RequestAborted);
            }
        });
        await using var recorded = await Recorded.StartAsync(live.BaseUrl);
        using var response = await recorded.Client.PostAsync(Question("Hello", stream: true));
        await using var body = await response.Content.ReadAsStreamAsync(cancellation);
        var parts = new List<string>();
        var buffer = new byte[100];
        do
        {
            gate.Release();
            parts.Add(Encoding.UTF8.GetString(buffer, 0, await body.ReadAsync(buffer, cancellation)));
        }
        while (parts[^1].Length > 0);

        Assert.That(parts, Is.EqualTo((string[])[": wai", "ting\n", "\n", ""]));
    }

    [Test]
    public async Task A_client_that_leaves_ends_the_request_to_the_endpoint(CancellationToken cancellation)
    {
        var left = new TaskCompletionSource();
        await using var live = await LiveEndpoint.StartAsync(async context =>
        {
            await context.Response.WriteAsync(LiveEndpoint.Chunk("Once"), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
            }
            catch (OperationCanceledException)
            {
                left.SetResult();
            }
        });
        await using var recorded = await Recorded.StartAsync(live.BaseUrl);
        var response = await recorded.Client.PostAsync(Question("Hello", stream: true));
        await (await response.Content.ReadAsStreamAsync(cancellation)).ReadExactlyAsync(new byte[10], cancellation);
        response.Dispose();
        await left.Task.WaitAsync(cancellation);

        Assert.Multiple(async () =>
        {
            Assert.That(await recorded.NotesAsync(1, cancellation), Is.EqualTo((string[])["not recorded: the client left."]));
            Assert.That((await recorded.Mock.Journal.WaitAsync(_ => true, cancellation)).Outcome, Is.EqualTo(JournalOutcome.ClientLeft));
        });
    }

    [TestCase("Hello", "Good day.", true)]
    [TestCase("My key is " + Recorded.Key, "Good day.", false)]
    [TestCase("Hello", "Your key is " + Recorded.Key, false)]
    [TestCase("The word is another-credential", "Good day.", false)]
    public async Task The_key_is_stored_nowhere(string question, string reply, bool isRecorded, CancellationToken cancellation)
    {
        var key = question.Contains("another", StringComparison.Ordinal) ? "another-credential" : Recorded.Key;
        await using var live = await LiveEndpoint.StartAsync(context => LiveEndpoint.StreamAsync(context, reply[..5], reply[5..]));
        await using var recorded = await Recorded.StartAsync(live.BaseUrl, key);
        using var response = await recorded.Client.PostAsync(Question(question, stream: true));
        await response.Content.ReadAsStringAsync(cancellation);
        var notes = await recorded.NotesAsync(1, cancellation);
        var entry = await recorded.Mock.Journal.WaitAsync(_ => true, cancellation);

        Assert.Multiple(() =>
        {
            Assert.That(recorded.Written + notes.Single() + entry, Does.Not.Contain(key).And.Not.Contain("0123456789abcdef"));
            Assert.That(entry.Request.Headers.Select(header => header.Value), Has.None.Contains(key));
            Assert.That(recorded.Written.Length > 0, Is.EqualTo(isRecorded));
            Assert.That(entry.Match!.Text, Is.EqualTo($"passed on to {live.BaseUrl}"));
        });
    }
}
