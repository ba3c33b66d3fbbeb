using System.Text.Json.Nodes;
using Flowyte.MockServer.Tests.Time;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using static Flowyte.MockServer.Tests.MockClient;

namespace Flowyte.MockServer.Tests.Recording;

[CancelAfter(60_000)]
public sealed class ReplayTests
{
    [TestCase("agt_storyteller", "Tell me a story")]
    [TestCase("agt_123", "Give me a long answer")]
    [TestCase("agt_123", "Show me an emoji")]
    [TestCase("agt_123", "Nobody foresaw: {{this}} \"question\"\n\tof # ours")]
    public async Task A_mock_is_replayed_with_the_same_chunks(string agent, string text, CancellationToken cancellation)
    {
        await using var live = await FlowyteMock.StartAsync(new MockOptions { Time = new InstantTime() }, cancellation);
        await using var recorded = await Recorded.StartAsync(live.BaseUrl, live.Key);
        var question = Question(text, agent, stream: true);
        using var first = await recorded.Client.PostAsync(question);
        var said = (await first.ChunksAsync()).Pieces();
        await recorded.NotesAsync(1, cancellation);
        await using var mock = await recorded.ReplayAsync(new InstantTime());
        using var client = new MockClient(mock);
        using var again = await client.PostAsync(question);

        Assert.Multiple(async () =>
        {
            Assert.That((await again.ChunksAsync()).Pieces(), Is.EqualTo(said));
            Assert.That(said, Has.Length.GreaterThan(2));
            Assert.That(AgentsLint.Check(recorded.Directory), Is.Empty);
        });
    }

    [Test]
    public async Task Every_chunk_is_replayed_after_the_pause_that_was_recorded(CancellationToken cancellation)
    {
        string[] chunks = ["One, ", "two, ", "{{three}}", "."];
        TimeSpan[] pauses = [.. ((double[])[400, 120, 1, 61]).Select(TimeSpan.FromMilliseconds)];
        using var gate = new SemaphoreSlim(0);
        await using var live = await LiveEndpoint.StartAsync(async context =>
        {
            context.Response.ContentType = "text/event-stream";
            await context.Response.WriteAsync(LiveEndpoint.Chunk(""), context.RequestAborted);
            foreach (var chunk in chunks)
            {
                await context.Response.Body.FlushAsync(context.RequestAborted);
                await gate.WaitAsync(context.RequestAborted);
                await context.Response.WriteAsync(LiveEndpoint.Chunk(chunk), context.RequestAborted);
            }

            await context.Response.WriteAsync("data: [DONE]\n\n", context.RequestAborted);
        });
        var time = new FakeTimeProvider();
        await using var recorded = await Recorded.StartAsync(live.BaseUrl, time: time);
        using var response = await recorded.Client.PostAsync(Question("Count", stream: true));
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(cancellation));
        await EventAsync(reader, cancellation);
        foreach (var pause in pauses)
        {
            time.Advance(pause);
            gate.Release();
            await EventAsync(reader, cancellation);
        }

        await reader.ReadToEndAsync(cancellation);
        await recorded.NotesAsync(1, cancellation);
        var instant = new InstantTime();
        await using var mock = await recorded.ReplayAsync(instant);
        using var client = new MockClient(mock);
        using var again = await client.PostAsync(Question("Count", stream: true));

        Assert.Multiple(async () =>
        {
            Assert.That((await again.ChunksAsync()).Pieces(), Is.EqualTo(chunks));
            Assert.That(instant.Delays, Is.EqualTo(pauses));
        });
    }

    [Test]
    public async Task A_completion_and_a_stream_of_one_conversation_are_one_case([Values] bool streamFirst, CancellationToken cancellation)
    {
        await using var live = await FlowyteMock.StartAsync(cancellation: cancellation);
        await using var recorded = await Recorded.StartAsync(live.BaseUrl, live.Key);
        string[] said = [];
        foreach (var stream in (bool[])[streamFirst, !streamFirst])
        {
            using var response = await recorded.Client.PostAsync(Question("Do you ship to Canada?", stream: stream));
            said = stream ? (await response.ChunksAsync()).Pieces() : said;
            await response.Content.ReadAsStringAsync(cancellation);
        }

        await recorded.NotesAsync(2, cancellation);
        await using var mock = await recorded.ReplayAsync();
        using var client = new MockClient(mock);
        using var plain = await client.PostAsync(Question("Do you ship to Canada?"));
        using var again = await client.PostAsync(Question("Do you ship to Canada?", stream: true));

        Assert.Multiple(async () =>
        {
            Assert.That(recorded.Written.Split("- turn:"), Has.Length.EqualTo(2));
            Assert.That(await plain.TextAsync(), Is.EqualTo(string.Concat(said)));
            Assert.That((await again.ChunksAsync()).Pieces(), Is.EqualTo(said));
        });
    }

    [Test]
    public async Task Conversations_that_differ_in_their_history_alone_are_told_apart(CancellationToken cancellation)
    {
        string[][] conversations =
        [
            ["user:And then?"],
            ["user:Hello", "assistant:Hi", "user:And then?"],
            ["user:Hello", "assistant:Good day", "user:And then?"],
            ["user:Hello", "assistant:Good day", "system:Be brief", "user:And then?"],
            ["system:Be brief", "user:And then?"],
            ["user:And then?", "assistant:Hi", "user:And then?"],
            ["user:One", "user:Two", "user:And then?"],
            ["user:One", "user:Two", "assistant:true", "user:And then?"],
            ["system:Only this"],
        ];
        await using var live = await LiveEndpoint.StartAsync(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var count = JsonNode.Parse(await reader.ReadToEndAsync(context.RequestAborted))!["count"];
            await LiveEndpoint.StreamAsync(context, "Reply ", $"{count}");
        });
        await using var recorded = await Recorded.StartAsync(live.BaseUrl);
        foreach (var (index, conversation) in conversations.Index())
        {
            using var response = await recorded.Client.PostAsync(Body(conversation, index));
        }

        await recorded.NotesAsync(conversations.Length, cancellation);
        await using var mock = await recorded.ReplayAsync();
        using var client = new MockClient(mock);
        var replies = new List<string>();
        foreach (var conversation in conversations)
        {
            using var response = await client.PostAsync(Body(conversation, count: 0));
            replies.Add(string.Concat((await response.ChunksAsync()).Pieces()));
        }

        Assert.Multiple(() =>
        {
            Assert.That(replies, Is.EqualTo(Enumerable.Range(0, conversations.Length).Select(index => $"Reply {index}")));
            Assert.That(AgentsLint.Check(recorded.Directory), Is.Empty);
            Assert.That(recorded.Written, Does.Not.Contain("exact: true"), "it would be no text");
        });
    }

    [Test]
    public async Task The_same_messages_in_another_order_are_not_recorded_over_the_first(CancellationToken cancellation)
    {
        await using var live = await LiveEndpoint.StartAsync(context => LiveEndpoint.StreamAsync(context, "Well."));
        await using var recorded = await Recorded.StartAsync(live.BaseUrl);
        foreach (var conversation in (string[][])[["user:One", "user:Two", "user:Three"], ["user:Two", "user:One", "user:Three"]])
        {
            using var response = await recorded.Client.PostAsync(Body(conversation, count: 0));
        }

        Assert.That((await recorded.NotesAsync(2, cancellation))[1], Does.StartWith("not recorded: it has the messages of a recorded conversation in another order"));
    }

    [Test]
    public async Task Attempts_that_fail_go_before_the_reply(CancellationToken cancellation)
    {
        var attempts = 0;
        await using var live = await LiveEndpoint.StartAsync(async context =>
        {
            switch (attempts++)
            {
                case 0:
                    context.Response.Headers.RetryAfter = "2";
                    context.Response.StatusCode = 429;
                    break;
                case 1:
                    context.Response.StatusCode = 503;
                    break;
                default:
                    await LiveEndpoint.StreamAsync(context, "At last.");
                    break;
            }
        });
        await using var recorded = await Recorded.StartAsync(live.BaseUrl);
        for (var count = 0; count < 3; count++)
        {
            using var response = await recorded.Client.PostAsync(Question("Are you there?", stream: true));
        }

        await recorded.NotesAsync(3, cancellation);
        await using var mock = await recorded.ReplayAsync();
        using var client = new MockClient(mock);
        var answers = new List<(int, string)>();
        for (var count = 0; count < 3; count++)
        {
            using var response = await client.PostAsync(Question("Are you there?", stream: true));
            answers.Add(((int)response.StatusCode, response.Header("Retry-After")));
        }

        Assert.That(answers, Is.EqualTo(((int, string)[])[(429, "2"), (503, ""), (200, "")]));
    }

    [Test]
    public async Task A_request_that_the_endpoint_refuses_is_left_out_and_told(CancellationToken cancellation)
    {
        await using var live = await FlowyteMock.StartAsync(cancellation: cancellation);
        await using var recorded = await Recorded.StartAsync(live.BaseUrl, live.Key);
        using var response = await recorded.Client.PostAsync(Question("Hello", "agt_unknown"));
        var notes = await recorded.NotesAsync(1, cancellation);

        Assert.Multiple(async () =>
        {
            Assert.That((int)response.StatusCode, Is.EqualTo(400));
            Assert.That((string?)(await response.JsonAsync())["code"], Is.EqualTo("unknown_agent"));
            Assert.That(notes.Single(), Is.EqualTo("not recorded: the endpoint answered 400, which is about the request and not about a conversation."));
            Assert.That(Directory.EnumerateFiles(recorded.Directory), Is.Empty);
        });
    }

    [Test]
    public void A_folder_that_holds_agents_is_not_overwritten()
    {
        using var folder = new Agents.AgentsFiles(("mine.yaml", "id: agt_mine\npublished: true\n"));
        var options = new MockOptions { Record = new() { Upstream = new("http://127.0.0.1:1/"), Directory = folder.Path } };

        Assert.That(async () => await FlowyteMock.StartAsync(options), Throws.InstanceOf<IOException>().With.Message.Contains("holds agents already"));
    }

    private static JsonObject Body(string[] conversation, int count) => new()
    {
        ["model"] = "agt_123",
        ["stream"] = true,
        ["count"] = count,
        ["messages"] = new JsonArray([.. conversation.Select(message => message.Split(':', 2)).Select(parts => new JsonObject { ["role"] = parts[0], ["content"] = parts[1] })]),
    };

    private static async Task EventAsync(StreamReader reader, CancellationToken cancellation)
    {
        while (await reader.ReadLineAsync(cancellation) is { Length: > 0 })
        {
            // The blank line ends the event.
        }
    }
}
