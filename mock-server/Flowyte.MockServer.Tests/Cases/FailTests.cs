using System.Text.Json.Nodes;
using Flowyte.MockServer.Cases.Failing;
using Flowyte.MockServer.Faults;
using Flowyte.MockServer.Tests.Agents;
using Flowyte.MockServer.Tests.Time;
using static Flowyte.MockServer.Tests.MockClient;

namespace Flowyte.MockServer.Tests.Cases;

[CancelAfter(20_000)]
public sealed class FailTests
{
    private const string Good = "id: agt_me\npublished: true\n";
    private static readonly FailGrammar Grammar = new(new FaultInjector(directory: null, ofServer: null));

    [TestCase("429 after 2s", "429 after 2s")]
    [TestCase(" 503 ", "503")]
    [TestCase("500  delayed 1.5s", "500 delayed 1500ms")]
    [TestCase("429 after 20ms delayed 1s", "429 after 20ms delayed 1s")]
    [TestCase("429 after 2s as  date delayed 1s", "429 after 2s as date delayed 1s")]
    [TestCase("delayed 1.5s", "delayed 1500ms")]
    [TestCase("cut at chunk 3", "cut at chunk 3 with reset")]
    [TestCase("cut at byte 0 with end", "cut at byte 0 with end")]
    [TestCase("error  at chunk 2", "error at chunk 2")]
    [TestCase("hang", "hang")]
    [TestCase("reset", "reset")]
    [TestCase("fault no-done", "fault no-done")]
    public void Steps_are_read_as_people_write_them(string text, string understood) =>
        Assert.That(Grammar.Read(text).ToString(), Is.EqualTo(understood));

    [TestCase("200", "200 is no status of a refusal: 400 to 599 are.")]
    [TestCase("429 after 2h", "2h is no duration: at most a minute was expected, such as 20ms or 1.5s.")]
    [TestCase("delayed long", "long is no duration: at most a minute was expected, such as 20ms or 1.5s.")]
    [TestCase("429 as date", "This is nothing that an attempt can get")]
    [TestCase("cut at chunk 3 with pain", "An answer cannot be cut with pain: reset, close, end, hang were expected.")]
    [TestCase("cut at chunk 99999999999", "The number of the chunk or byte is too large.")]
    [TestCase("fault no-dome", "There is no fault of this name. Did you mean no-done?")]
    [TestCase("explode", "This is nothing that an attempt can get: 429 after 2s, 503")]
    public void What_is_no_step_is_told_with_what_was_expected(string text, string message) =>
        Assert.That(() => Grammar.Read(text), Throws.InstanceOf<FormatException>().With.Message.StartsWith(message));

    [Test]
    public async Task Attempts_fail_in_their_order_and_then_get_the_reply()
    {
        using var folder = Folder("  - { contains: hi, fail: [429 after 2s, 503 after 500ms], reply: Hello }");
        await using var mock = await StartAsync(folder);
        using var client = new MockClient(mock);
        using var first = await client.PostAsync(Question("hi", "agt_me"));
        using var second = await client.PostAsync(Question("hi", "agt_me", stream: true));
        using var third = await client.PostAsync(Question("hi", "agt_me"));
        using var fourth = await client.PostAsync(Question("hi", "agt_me"));

        Assert.Multiple(async () =>
        {
            Assert.That(new[] { first, second, third, fourth }.Select(response => (int)response.StatusCode), Is.EqualTo([429, 503, 200, 200]));
            Assert.That((first.Header("Retry-After"), first.Header("retry-after-ms")), Is.EqualTo(("2", "")));
            Assert.That((second.Header("Retry-After"), second.Header("retry-after-ms")), Is.EqualTo(("1", "500")));
            Assert.That((string?)(await first.JsonAsync())["code"], Is.EqualTo("rate_limited"));
            Assert.That((string?)(await second.JsonAsync())["error"]!["type"], Is.EqualTo("server_error"));
            Assert.That(await third.TextAsync(), Is.EqualTo("Hello"));
        });
    }

    [TestCase("429 after 2s as date", "Wed, 25 Nov 2026 10:00:02 GMT")]
    [TestCase("503 after 1500ms as date delayed 1s", "Wed, 25 Nov 2026 10:00:03 GMT", Description = "Both times together, rounded up.")]
    public async Task A_refusal_can_say_as_a_date_when_to_ask_again(string step, string date)
    {
        using var folder = Folder($"  - {{ contains: hi, fail: {step}, reply: Hello }}");
        var time = new InstantTime(new DateTimeOffset(2026, 11, 25, 10, 0, 0, TimeSpan.Zero));
        await using var mock = await FlowyteMock.StartAsync(new MockOptions { AgentsDirectory = folder.Path, WatchAgents = false, Time = time });
        using var client = new MockClient(mock);
        using var refused = await client.PostAsync(Question("hi", "agt_me"));

        Assert.Multiple(() =>
        {
            Assert.That(refused.Header("Retry-After"), Is.EqualTo(date));
            Assert.That(refused.Header("retry-after-ms"), Is.Empty, "clients would read it before the date");
        });
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_slow_start_delays_the_first_byte_and_nothing_else(bool stream)
    {
        using var folder = Folder("  - { contains: hi, fail: delayed 3s, pace: { firstToken: 1s, perChunk: 2s }, reply: ['One, ', two] }");
        var time = new InstantTime();
        await using var mock = await FlowyteMock.StartAsync(new MockOptions { AgentsDirectory = folder.Path, WatchAgents = false, Time = time });
        using var client = new MockClient(mock);
        using var slow = await client.PostAsync(Question("hi", "agt_me", stream));
        var text = stream ? string.Concat((await slow.ChunksAsync()).Pieces()) : await slow.TextAsync();

        Assert.Multiple(() =>
        {
            Assert.That(text, Is.EqualTo("One, two"));
            Assert.That(time.Delays.Select(delay => delay.TotalSeconds), Is.EqualTo(stream ? [3, 1, 2] : (double[])[6]));
        });
    }

    [Test]
    public async Task Attempts_are_counted_by_conversation_and_key()
    {
        using var folder = Folder("  - { contains: hi, fail: 503, reply: Hello }\nkeys:\n  - { key: flowyte_sk_test_other, scopes: chat:write }");
        await using var mock = await StartAsync(folder);
        using var client = new MockClient(mock);
        using var other = new MockClient(mock.BaseUrl, "flowyte_sk_test_other");
        var statuses = new List<int>();
        foreach (var (who, text) in new[] { (client, "hi"), (client, "hi there"), (other, "hi"), (other, "hi"), (client, "hi there"), (client, "hi") })
        {
            using var response = await who.PostAsync(Question(text, "agt_me"));
            statuses.Add((int)response.StatusCode);
        }

        Assert.That(statuses, Is.EqualTo([503, 503, 503, 200, 200, 200]));
    }

    [Test]
    public async Task The_journal_tells_attempt_step_and_conditions()
    {
        using var folder = Folder("  - { contains: [hi, ho], turn: 1, fail: 503, reply: Hello }");
        await using var mock = await StartAsync(folder);
        using var client = new MockClient(mock);
        using var first = await client.PostAsync(Question("hi", "agt_me"));
        using var second = await client.PostAsync(Question("hi", "agt_me"));
        var entries = await Task.WhenAll(new[] { first, second }.Select(response => mock.Journal.WaitAsync(entry => entry.RequestId == response.Header("x-request-id"))));

        Assert.Multiple(() =>
        {
            Assert.That(entries.Select(entry => (entry.Match!.Attempt, entry.Match.Fail)), Is.EqualTo(new (int?, string?)[] { (1, "503"), (2, null) }));
            Assert.That(entries[1].Match!.Conditions, Is.EqualTo(["turn 1", "contains \"hi\" or \"ho\""]));
            Assert.That((entries[1].Match!.Case, entries[1].Match!.Line), Is.EqualTo((1, 4)));
            Assert.That(entries[0].Match!.Text, Is.EqualTo("case 1 of agt_me: turn 1, contains \"hi\" or \"ho\"; attempt 1: 503"));
        });
    }

    [TestCase("cut at chunk 2", "One, two, ", false)]
    [TestCase("cut at chunk 2 with close", "One, two, ", false)]
    [TestCase("cut at chunk 2 with end", "One, two, ", true)]
    [TestCase("cut at chunk 0 with end", "", true)]
    [TestCase("cut at chunk 99 with end", "One, two, three.", true)]
    public async Task A_stream_is_cut_behind_a_chunk(string step, string text, bool endsAsIfWhole)
    {
        using var folder = Folder($"  - {{ contains: hi, fail: {step}, reply: ['One, ', 'two, ', 'three.'] }}");
        await using var mock = await StartAsync(folder);
        using var client = new MockClient(mock);
        using var response = await client.PostAsync(Question("hi", "agt_me", stream: true));
        var (body, isWhole) = await ReadAsync(response);
        using var next = await client.PostAsync(Question("hi", "agt_me", stream: true));
        var chunks = await next.ChunksAsync();

        Assert.Multiple(() =>
        {
            Assert.That(Said(body), Is.EqualTo(text));
            Assert.That(body, Does.Not.Contain("[DONE]"));
            Assert.That(isWhole, Is.EqualTo(endsAsIfWhole));
            Assert.That(chunks.Pieces(), Is.EqualTo(["One, ", "two, ", "three."]));
        });
    }

    [TestCase("error at chunk 2", "One, two, ")]
    [TestCase("error at chunk 0", "")]
    [TestCase("error at chunk 9", "One, two, three.")]
    public async Task An_agent_that_fails_in_a_stream_says_so_and_ends_it(string step, string text)
    {
        using var folder = Folder($"  - {{ contains: hi, fail: [{step}, {step}], reply: ['One, ', 'two, ', 'three.'] }}");
        await using var mock = await StartAsync(folder);
        using var client = new MockClient(mock);
        using var streamed = await client.PostAsync(Question("hi", "agt_me", stream: true));
        var events = await streamed.EventsAsync();
        using var plain = await client.PostAsync(Question("hi", "agt_me"));

        Assert.Multiple(async () =>
        {
            Assert.That(string.Concat(events[..^1].Select(data => (string?)JsonNode.Parse(data)!["choices"]![0]!["delta"]!["content"])), Is.EqualTo(text));
            Assert.That((string?)JsonNode.Parse(events[^1])!["error"]!["code"], Is.EqualTo("agent_failed"));
            Assert.That(((int)plain.StatusCode, (string?)(await plain.JsonAsync())["code"]), Is.EqualTo((500, "agent_failed")));
        });
    }

    [TestCase("cut at byte 40", true, 40, false)]
    [TestCase("cut at byte 40 with end", true, 40, true)]
    [TestCase("cut at byte 40", false, 40, false)]
    [TestCase("cut at byte 40 with end", false, 40, true)]
    [TestCase("cut at byte 0 with close", false, 0, false)]
    public async Task An_answer_is_cut_behind_a_byte(string step, bool stream, int bytes, bool endsAsIfWhole)
    {
        using var folder = Folder($"  - {{ contains: hi, fail: {step}, reply: Hello }}");
        await using var mock = await StartAsync(folder);
        using var client = new MockClient(mock);
        using var response = await client.PostAsync(Question("hi", "agt_me", stream));
        var (body, isWhole) = await ReadAsync(response);

        Assert.That((body.Length, isWhole), Is.EqualTo((bytes, endsAsIfWhole)));
    }

    [Test]
    public async Task A_completion_that_is_cut_at_a_chunk_is_cut_in_its_middle()
    {
        using var folder = Folder("  - { contains: hi, fail: cut at chunk 1 with end, reply: Hello }");
        await using var mock = await StartAsync(folder);
        using var client = new MockClient(mock);
        using var cut = await client.PostAsync(Question("hi", "agt_me"));
        using var whole = await client.PostAsync(Question("hi", "agt_me"));

        Assert.That((await cut.Content.ReadAsStringAsync()).Length, Is.EqualTo((await whole.Content.ReadAsStringAsync()).Length / 2));
    }

    [Test]
    public async Task A_reset_comes_before_any_answer()
    {
        using var folder = Folder("  - { contains: hi, fail: reset, reply: Hello }");
        await using var mock = await StartAsync(folder);
        using var client = new MockClient(mock);

        Assert.That(async () => await client.PostAsync(Question("hi", "agt_me")), Throws.InstanceOf<HttpRequestException>());
        using var next = await client.PostAsync(Question("hi", "agt_me"));
        Assert.That(await next.TextAsync(), Is.EqualTo("Hello"));
    }

    [Test]
    public async Task A_case_can_have_a_fault_each_time_and_the_request_can_ask_for_another()
    {
        using var folder = Folder("  - { contains: hi, fault: id-number, reply: Hello }");
        await using var mock = await StartAsync(folder, fault: "no-done");
        using var client = new MockClient(mock);
        using var asking = new MockClient(mock) { Fault = "completion-is-html" };
        using var first = await client.PostAsync(Question("hi", "agt_me"));
        using var second = await client.PostAsync(Question("hi", "agt_me"));
        using var asked = await asking.PostAsync(Question("hi", "agt_me"));
        var entry = await mock.Journal.WaitAsync(entry => entry.RequestId == second.Header("x-request-id"));

        Assert.Multiple(async () =>
        {
            Assert.That((await first.JsonAsync())["id"]!.GetValueKind(), Is.EqualTo(System.Text.Json.JsonValueKind.Number));
            Assert.That((await second.JsonAsync())["id"]!.GetValueKind(), Is.EqualTo(System.Text.Json.JsonValueKind.Number));
            Assert.That(entry.Fault, Is.EqualTo("id-number"));
            Assert.That(await asked.Content.ReadAsStringAsync(), Does.StartWith("<"));
        });
    }

    [Test]
    public async Task A_step_can_be_a_fault()
    {
        using var folder = Folder("  - { contains: hi, fail: [fault no-done, { fault: no-done }], reply: Hello }");
        await using var mock = await StartAsync(folder);
        using var client = new MockClient(mock);
        var ends = new List<bool>();
        for (var attempt = 0; attempt < 3; attempt++)
        {
            using var response = await client.PostAsync(Question("hi", "agt_me", stream: true));
            ends.Add((await response.Content.ReadAsStringAsync()).Contains("[DONE]", StringComparison.Ordinal));
        }

        Assert.That(ends, Is.EqualTo([false, false, true]));
    }

    [TestCase("fault: no-dome", 12, "Did you mean no-done?")]
    [TestCase("fail: [503, soon]", 17, "This is nothing that an attempt can get")]
    [TestCase("fail: [{ fualt: no-done }]", 14, "Did you mean fault?")]
    public async Task A_broken_step_is_named_with_its_place(string yaml, int column, string message)
    {
        using var folder = Folder($"  - reply: hi\n    {yaml}");
        var exception = (await Assert.ThrowsAsync<AgentsException>(() => StartAsync(folder)))!;

        Assert.That(exception.Problems.Select(problem => (problem.Line, problem.Column)), Does.Contain((5L, (long)column)));
        Assert.That(exception.Message, Does.Contain(message));
    }

    private static AgentsFiles Folder(string cases) => new(("me.yaml", $"{Good}cases:\n{cases}\n"));

    private static Task<FlowyteMock> StartAsync(AgentsFiles folder, string? fault = null) =>
        FlowyteMock.StartAsync(new MockOptions { AgentsDirectory = folder.Path, Fault = fault });

    private static string Said(string body) => string.Concat(body.Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
        .Select(block => JsonNode.Parse(block["data: ".Length..])!["choices"]![0]!["delta"]!["content"])
        .Select(content => (string?)content));

    private static async Task<(string Body, bool IsWhole)> ReadAsync(HttpResponseMessage response)
    {
        using var body = new MemoryStream();
        try
        {
            await response.Content.CopyToAsync(body);
            return (System.Text.Encoding.UTF8.GetString(body.ToArray()), true);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return (System.Text.Encoding.UTF8.GetString(body.ToArray()), false);
        }
    }
}
