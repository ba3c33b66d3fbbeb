using System.Text.Json.Nodes;
using static Flowyte.MockServer.Tests.MockClient;

namespace Flowyte.MockServer.Tests.Library;

/// <summary>Attempts that fail in their order, and other faults, from code.</summary>
[CancelAfter(20_000)]
public sealed class AttemptTests : MockFixture
{
    [Test]
    public async Task Attempts_fail_in_their_order_and_then_get_the_reply()
    {
        Mock.Agent("agt_order").WhenUserSays("hi")
            .FailWith(429, retryAfter: TimeSpan.FromSeconds(2))
            .Then(503)
            .ThenCutAtChunk(1, CutKind.End)
            .ThenResetConnection()
            .ThenFault("id-number")
            .ThenReplyInChunks("One, ", "two.");
        var attempts = new List<string>();
        for (var attempt = 0; attempt < 6; attempt++)
        {
            attempts.Add(await OutcomeAsync("agt_order", stream: attempt == 2));
        }

        Assert.That(attempts, Is.EqualTo(["429 after 2", "503", "One, ", "no answer", "an id that is a number", "One, two."]));
    }

    [Test]
    public async Task A_date_is_a_time_to_wait_too_and_a_late_start_loses_nothing()
    {
        Mock.Agent("agt_date").WithQuota(new(9, TimeSpan.FromHours(1))).WithLatency(MockLatency.Parse("p0=1ms,p100=1ms")).WhenUserSays("hi")
            .FailWith(429, TimeSpan.FromSeconds(30)).Then(503, TimeSpan.FromSeconds(30), asDate: true).ThenDelayed(TimeSpan.FromMilliseconds(1)).ThenReply("Hello");
        var outcomes = new[] { await OutcomeAsync("agt_date"), await OutcomeAsync("agt_date"), await OutcomeAsync("agt_date") };
        await Mock.WaitForRequestsAsync(3);

        Assert.Multiple(() =>
        {
            Assert.That(outcomes[2], Is.EqualTo("Hello"));
            Assert.That(Mock.Requests.To("agt_date").Select(request => request.RetryAfter?.TotalSeconds), Is.EqualTo(new double?[] { 30, 30, null }).Within(1.5));
        });
    }

    [Test]
    public async Task Teaching_another_case_leaves_the_count_of_attempts_alone()
    {
        var agent = Mock.Agent("agt_count");
        agent.WhenUserSays("hi").FailWith(503).Then(502).ThenReply("Hello");
        var first = await OutcomeAsync("agt_count");
        agent.WhenUserSays("other").Reply("Other");
        var second = await OutcomeAsync("agt_count");
        agent.WhenUserSays("hi").FailWith(500).ThenReply("Again");
        var third = await OutcomeAsync("agt_count");

        Assert.That((first, second, third), Is.EqualTo(("503", "502", "500")));
    }

    [Test]
    public async Task A_hanging_attempt_lasts_until_the_client_leaves(CancellationToken cancellation)
    {
        Mock.Agent("agt_hang").WhenUserSays("hi").Hang().ThenReply("Hello");
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Mock.BaseUrl}/chat/completions") { Content = new StringContent(Question("hi", "agt_hang").ToJsonString(), System.Text.Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new("Bearer", Mock.Key);
        var asking = http.SendAsync(request, leaving.Token);
        while (Mock.Requests.To("agt_hang").Count == 0)
        {
            await Task.Yield();
        }

        var underWay = Mock.Requests.To("agt_hang").Single();
        await leaving.CancelAsync();

        Assert.Multiple(async () =>
        {
            Assert.That(underWay.IsOver, Is.False);
            Assert.That(async () => await asking, Throws.InstanceOf<OperationCanceledException>());
            Assert.That(await OutcomeAsync("agt_hang"), Is.EqualTo("Hello"));
        });
    }

    [Test]
    public async Task A_case_can_have_a_fault_each_time()
    {
        Mock.Agent("agt_faulty").WhenUserSays("hi").WithFault("id-number").Reply("Hello");

        Assert.That(new[] { await OutcomeAsync("agt_faulty"), await OutcomeAsync("agt_faulty") }, Is.All.EqualTo("an id that is a number"));
        Assert.That(Mock.Requests.To("agt_faulty").Select(request => request.Fault), Is.All.EqualTo("id-number"));
    }

    [Test]
    public async Task The_server_a_header_an_agents_id_and_a_base_url_can_ask_for_a_fault()
    {
        await using var mock = await FlowyteMock.StartAsync();
        using var plain = new MockClient(mock);
        using var header = new MockClient(mock) { Fault = "id-number" };
        using var path = new MockClient(mock.BaseUrlWithFault("id-number"), mock.Key);
        var none = await OutcomeAsync(plain, "agt_123");
        mock.Fault = "id-number";
        var server = await OutcomeAsync(plain, "agt_123");
        mock.Fault = null;
        string[] asked = [server, await OutcomeAsync(header, "agt_123"), await OutcomeAsync(path, "agt_123"), await OutcomeAsync(plain, "agt_fault_id-number")];

        Assert.Multiple(() =>
        {
            Assert.That(none, Is.Not.EqualTo("an id that is a number"));
            Assert.That(asked, Is.All.EqualTo("an id that is a number"));
        });
    }

    private Task<string> OutcomeAsync(string agent, bool stream = false) => OutcomeAsync(Client, agent, stream);

    private static async Task<string> OutcomeAsync(MockClient client, string agent, bool stream = false)
    {
        try
        {
            using var response = await client.PostAsync(Question("hi", agent, stream));
            if (!response.IsSuccessStatusCode)
            {
                var after = response.Header("Retry-After");
                return $"{(int)response.StatusCode}{(after.Length > 0 ? $" after {after}" : "")}";
            }

            if (stream)
            {
                var body = await response.Content.ReadAsStringAsync();
                return string.Concat(body.Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
                    .Select(block => (string?)JsonNode.Parse(block["data: ".Length..])!["choices"]![0]!["delta"]!["content"]));
            }

            var json = await response.JsonAsync();
            return json["id"]!.GetValueKind() == System.Text.Json.JsonValueKind.Number ? "an id that is a number" : (string)json["choices"]![0]!["message"]!["content"]!;
        }
        catch (HttpRequestException)
        {
            return "no answer";
        }
    }
}
