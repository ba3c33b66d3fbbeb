using System.Text.Json.Nodes;
using Flowyte.MockServer.Agents;
using Flowyte.MockServer.Tests.Control;
using Microsoft.Extensions.Time.Testing;
using static Flowyte.MockServer.Tests.MockClient;

namespace Flowyte.MockServer.Tests.Agents;

[CancelAfter(30_000)]
public sealed class ReloadTests
{
    [Test]
    public async Task A_change_is_loaded_while_the_mock_runs(CancellationToken cancellation)
    {
        using var folder = new AgentsFiles(("me.yaml", Agent("agt_me", "old")));
        await using var mock = await StartAsync(folder, time: null);
        using var client = new MockClient(mock);
        folder.Write("me.yaml", Agent("agt_me", "new and longer"));
        folder.Write("you.yaml", Agent("agt_you", "hi"));
        var reload = await mock.Reloads.NextAsync(0, cancellation);
        while (!reload.Agents.Any(agent => agent.Id == "agt_you"))
        {
            reload = await mock.Reloads.NextAsync(reload.Number, cancellation);
        }

        using var response = await client.PostAsync(Question("hi", "agt_me"));

        Assert.Multiple(async () =>
        {
            Assert.That(await response.TextAsync(), Is.EqualTo("new and longer"));
            Assert.That(mock.Agents.Select(agent => agent.Id), Is.EqualTo(["agt_me", "agt_you"]));
            Assert.That(reload.ToString(), Does.EndWith("agents loaded: agt_me, agt_you"));
        });
    }

    [Test]
    public async Task Where_a_file_is_broken_the_last_good_agents_stay_until_it_is_mended(CancellationToken cancellation)
    {
        using var folder = new AgentsFiles(("me.yaml", Agent("agt_me", "old")));
        var time = new FakeTimeProvider();
        await using var mock = await StartAsync(folder, time);
        using var client = new MockClient(mock);
        folder.Write("me.yaml", "id: agt_me\npublished: perhaps\n");
        folder.Write("you.yaml", Agent("agt_you", "hi"));
        await ReloadAsync(mock, time, 1, cancellation);
        using var meanwhile = await client.PostAsync(Question("hi", "agt_me"));
        folder.Write("me.yaml", Agent("agt_me", "mended"));
        await ReloadAsync(mock, time, 2, cancellation);
        using var afterwards = await client.PostAsync(Question("hi", "agt_me"));
        var (broken, mended) = (mock.Reloads.Latest[0], mock.Reloads.Latest[1]);

        Assert.Multiple(async () =>
        {
            Assert.That(broken.Problems.Select(problem => (Path.GetFileName(problem.File), problem.Line, problem.Column)), Is.EqualTo([("me.yaml", 2L, 12L)]));
            Assert.That(broken.Agents.Select(agent => agent.Id), Is.EqualTo(["agt_me"]));
            Assert.That(broken.ToString(), Does.Contain("agents not loaded, the last good ones stay").And.Contain("me.yaml(2,12): published is true or false."));
            Assert.That(await meanwhile.TextAsync(), Is.EqualTo("old"));
            Assert.That(mended.Succeeded);
            Assert.That(await afterwards.TextAsync(), Is.EqualTo("mended"));
        });
    }

    [Test]
    public async Task A_request_keeps_the_agents_that_it_began_with(CancellationToken cancellation)
    {
        using var folder = new AgentsFiles(("me.yaml", Agent("agt_me", "old", "pace: { firstToken: 60s }")));
        var time = new FakeTimeProvider();
        await using var mock = await StartAsync(folder, time);
        using var client = new MockClient(mock);
        using var response = await client.PostAsync(Question("hi", "agt_me", stream: true));
        folder.Write("me.yaml", Agent("agt_me", "a new one"));
        await ReloadAsync(mock, time, 1, cancellation);
        using var next = await client.PostAsync(Question("hi", "agt_me"));
        var chunks = response.ChunksAsync();
        await AdvanceUntilAsync(chunks, time, cancellation);

        Assert.That(string.Concat((await chunks).Pieces()), Is.EqualTo("old"));
        Assert.That(await next.TextAsync(), Is.EqualTo("a new one"));
    }

    [Test]
    public async Task Ids_stay_unique_and_sequences_begin_anew(CancellationToken cancellation)
    {
        using var folder = new AgentsFiles(("me.yaml", Agent("agt_me", "old", "fail: 503")));
        var time = new FakeTimeProvider();
        await using var mock = await StartAsync(folder, time);
        using var client = new MockClient(mock);
        var responses = new List<HttpResponseMessage> { await client.PostAsync(Question("hi", "agt_me")), await client.PostAsync(Question("hi", "agt_me")) };
        folder.Write("more.yaml", Agent("agt_more", "hi"));
        await ReloadAsync(mock, time, 1, cancellation);
        responses.Add(await client.PostAsync(Question("hi", "agt_me")));

        Assert.Multiple(() =>
        {
            Assert.That(responses.Select(response => (int)response.StatusCode), Is.EqualTo([503, 200, 503]));
            Assert.That(responses.Select(response => response.Header("x-request-id")), Is.Unique);
        });
        responses.ForEach(response => response.Dispose());
    }

    [Test]
    public async Task The_control_api_tells_of_it_without_the_folder(CancellationToken cancellation)
    {
        using var folder = new AgentsFiles(("me.yaml", Agent("agt_me", "old")));
        var time = new FakeTimeProvider();
        await using var mock = await StartAsync(folder, time);
        folder.Write("me.yaml", "id: [\n");
        await ReloadAsync(mock, time, 1, cancellation);
        using var http = new HttpClient();
        foreach (var path in new[] { "agents", "journal" })
        {
            var text = await http.GetStringAsync(new Uri(mock.PageUrl, $"/_flowyte/{path}"), cancellation);
            var problem = JsonNode.Parse(text)!["reloads"]![0]!["problems"]![0]!;

            Assert.That(((string?)problem["file"], (int?)problem["line"]), Is.EqualTo(("me.yaml", 2)));
            Assert.That(text, Does.Not.Contain(folder.Path));
        }
    }

    [Test]
    public async Task A_mock_that_is_not_to_watch_does_not()
    {
        using var folder = new AgentsFiles(("me.yaml", Agent("agt_me", "old")));
        var time = new FakeTimeProvider();
        await using var mock = await FlowyteMock.StartAsync(new MockOptions { AgentsDirectory = folder.Path, Time = time, WatchAgents = false });
        folder.Write("me.yaml", Agent("agt_me", "new and longer"));
        time.Advance(FolderWatch.Interval);

        Assert.That(mock.Reloads.Latest, Is.Empty);
    }

    private static Task ReloadAsync(FlowyteMock mock, FakeTimeProvider time, int number, CancellationToken cancellation) =>
        AdvanceUntilAsync(mock.Reloads.NextAsync(number - 1, cancellation), time, cancellation);

    // Whoever waits by the clock may begin to wait after it was set forward.
    private static async Task AdvanceUntilAsync(Task task, FakeTimeProvider time, CancellationToken cancellation)
    {
        while (!task.IsCompleted)
        {
            cancellation.ThrowIfCancellationRequested();
            time.Advance(FolderWatch.Interval);
            await Task.Yield();
        }
    }

    private static string Agent(string id, string reply, string more = "turn: 1+") =>
        $"id: {id}\npublished: true\ncases:\n  - reply: {reply}\n    {more}\n";

    private static Task<FlowyteMock> StartAsync(AgentsFiles folder, TimeProvider? time) =>
        FlowyteMock.StartAsync(new MockOptions { AgentsDirectory = folder.Path, Time = time });
}
