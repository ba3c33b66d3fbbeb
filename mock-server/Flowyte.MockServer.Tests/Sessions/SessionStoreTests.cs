using System.Text.Json.Nodes;
using Flowyte.MockServer.Tests.Agents;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace Flowyte.MockServer.Tests.Sessions;

/// <summary>What holds in memory and in a file alike, and what a file adds.</summary>
public sealed class SessionStoreTests
{
    private const string Acting = """
        id: agt_acts
        published: true
        cases:
          - matches: '/order (?<number>\d+)/'
            call: { name: lookup_order, arguments: { number: "{{number}}", deep: [1, 2.50, null, true] }, result: { status: shipped } }
            retrieve: { query: "order {{number}}", documents: [{ title: Orders, score: 0.9 }] }
            suggest: [Track it, "Cancel {{number}}"]
            reply: Order {{number}} is on its way.
        """;

    [Test]
    public async Task A_restart_keeps_sessions_messages_and_what_agents_did()
    {
        using var state = new AgentsFiles();
        using var agents = new AgentsFiles(("a.yaml", Acting));
        var options = new MockOptions { StateDirectory = Path.Combine(state.Path, "made", "anew"), AgentsDirectory = agents.Path, WatchAgents = false };
        string id, ended, session;
        List<JsonNode> before;
        await using (var mock = await FlowyteMock.StartAsync(options))
        {
            using var client = new SessionClient(mock);
            (id, ended) = (await client.BeginAsync("agt_acts"), await client.BeginAsync("agt_acts"));
            await client.AskAsync(id, "Where is order 42? \0 🦊");
            using var end = await client.PostAsync($"/{ended}/end");
            using var read = await client.GetAsync($"/{id}");
            session = await read.Content.ReadAsStringAsync();
            before = await client.HistoryAsync(id);
        }

        await using var again = await FlowyteMock.StartAsync(options);
        using var later = new SessionClient(again);
        using var fetched = await later.GetAsync($"/{id}");
        var after = await later.HistoryAsync(id);
        using var refused = await later.SayAsync(ended, "Hello");
        var answer = await later.AskAsync(id, "And order 7?");
        var (first, second) = (await later.BeginAsync("agt_acts"), await later.BeginAsync("agt_acts"));

        Assert.Multiple(async () =>
        {
            Assert.That(await fetched.Content.ReadAsStringAsync(), Is.EqualTo(session));
            Assert.That(after.Select(message => message.ToJsonString()), Is.EqualTo(before.Select(message => message.ToJsonString())).And.Exactly(2).Items);
            Assert.That((string?)after[0]["content"], Is.EqualTo("Where is order 42? \0 🦊"));
            Assert.That(after[1]["toolCalls"]![0]!["arguments"]!.ToJsonString(), Is.EqualTo("""{"number":"42","deep":[1,2.50,null,true]}"""));
            Assert.That((int)refused.StatusCode, Is.EqualTo(409));
            Assert.That(answer, Is.EqualTo("Order 7 is on its way."));
            Assert.That(await later.HistoryAsync(id), Has.Count.EqualTo(4));
            Assert.That(new[] { id, ended, first, second }, Is.Unique, "the same request as before gets a new id");
        });
    }

    [Test]
    public async Task Two_mocks_do_not_share_a_state()
    {
        using var state = new AgentsFiles();
        var options = new MockOptions { StateDirectory = state.Path };
        await using var mock = await FlowyteMock.StartAsync(options);

        Assert.That(async () => await FlowyteMock.StartAsync(options), Throws.InstanceOf<IOException>().With.Message.Contains("another mock has it open"));
    }

    [Test]
    public async Task A_file_that_is_no_state_stops_the_start()
    {
        using var state = new AgentsFiles(("sessions.db", new string('?', 5000)));

        Assert.That(async () => await FlowyteMock.StartAsync(new MockOptions { StateDirectory = state.Path }), Throws.InstanceOf<IOException>().With.Message.Contains("sessions.db cannot be opened"));
        await using var mock = await FlowyteMock.StartAsync();
    }

    [Test]
    public async Task A_state_of_another_version_stops_the_start()
    {
        using var state = new AgentsFiles();
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(state.Path, "sessions.db")};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA user_version = 99";
            await command.ExecuteNonQueryAsync();
        }

        Assert.That(async () => await FlowyteMock.StartAsync(new MockOptions { StateDirectory = state.Path }), Throws.InstanceOf<IOException>().With.Message.Contains("another version"));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task The_number_of_sessions_is_bounded_and_ended_ones_make_room(bool isFile)
    {
        using var state = new AgentsFiles();
        var time = new FakeTimeProvider();
        await using var mock = await StartAsync(state, isFile, new() { Sessions = 3 }, time);
        using var client = new SessionClient(mock);
        var ids = new[] { await client.BeginAsync(), await client.BeginAsync(), await client.BeginAsync() };
        using var refused = await client.PostAsync("", new JsonObject { ["agentId"] = "agt_123" });
        foreach (var id in new[] { ids[1], ids[0] })
        {
            time.Advance(TimeSpan.FromSeconds(1));
            using var ended = await client.PostAsync($"/{id}/end");
        }

        var fourth = await client.BeginAsync();
        using var gone = await client.GetAsync($"/{ids[1]}");

        Assert.Multiple(async () =>
        {
            Assert.That(((int)refused.StatusCode, (string?)(await refused.JsonAsync())["code"]), Is.EqualTo((409, "too_many_sessions")));
            Assert.That((int)gone.StatusCode, Is.EqualTo(404), "it ended first");
            foreach (var id in new[] { ids[0], ids[2], fourth })
            {
                using var kept = await client.GetAsync($"/{id}");
                Assert.That((int)kept.StatusCode, Is.EqualTo(200));
            }
        });
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_session_that_is_full_refuses_messages_and_loses_none(bool isFile)
    {
        using var state = new AgentsFiles();
        await using var mock = await StartAsync(state, isFile, new() { MessagesOfSession = 5 });
        using var client = new SessionClient(mock);
        var id = await client.BeginAsync();
        await client.AskAsync(id, "One");
        await client.AskAsync(id, "Two");
        using var refused = await client.SayAsync(id, "Three");

        Assert.Multiple(async () =>
        {
            Assert.That(((int)refused.StatusCode, (string?)(await refused.JsonAsync())["code"]), Is.EqualTo((409, "session_full")));
            Assert.That(await client.HistoryAsync(id), Has.Count.EqualTo(4));
        });
    }

    [TestCase("Hello", 200, Description = "5 characters and 4 of the answer.")]
    [TestCase("Hello!", 409, Description = "The answer has no room.")]
    [TestCase("Hello, world", 409, Description = "The message has no room by itself.")]
    public async Task The_characters_of_a_session_are_bounded(string content, int status)
    {
        await using var mock = await FlowyteMock.StartAsync(new MockOptions { SessionLimits = new() { CharactersOfSession = 9 } });
        mock.Agent("agt_short").WhenUserSays("hello").Reply("Four");
        using var client = new SessionClient(mock);
        var id = await client.BeginAsync("agt_short");
        using var response = await client.SayAsync(id, content);

        Assert.Multiple(async () =>
        {
            Assert.That((int)response.StatusCode, Is.EqualTo(status));
            Assert.That(await client.HistoryAsync(id), Has.Count.EqualTo(status == 200 ? 2 : 0));
        });
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task The_same_seed_gives_the_same_bytes_and_another_seed_other_ids(bool isFile)
    {
        var talks = new List<string>();
        foreach (var seed in (int[])[7, 7, 8])
        {
            using var state = new AgentsFiles();
            await using var mock = await StartAsync(state, isFile, new(), new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1_790_000_000)), seed);
            using var client = new SessionClient(mock);
            var id = await client.BeginAsync("agt_123");
            using var streamed = await client.SayAsync(id, "Tell me more", stream: true);
            using var plain = await client.SayAsync(id, "And more");
            using var page = await client.GetAsync($"/{id}/messages?limit=3");
            talks.Add(string.Concat(await streamed.Content.ReadAsStringAsync(), await plain.Content.ReadAsStringAsync(), await page.Content.ReadAsStringAsync(), page.Header("x-request-id")));
        }

        Assert.That(talks[1], Is.EqualTo(talks[0]));
        Assert.That(talks[2], Is.Not.EqualTo(talks[0]));
    }

    private static Task<FlowyteMock> StartAsync(AgentsFiles state, bool isFile, MockSessionLimits limits, TimeProvider? time = null, int seed = 1) =>
        FlowyteMock.StartAsync(new MockOptions { StateDirectory = isFile ? state.Path : null, SessionLimits = limits, Time = time, Seed = seed });
}
