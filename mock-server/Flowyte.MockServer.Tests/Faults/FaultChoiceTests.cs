using System.Net;
using System.Net.Sockets;
using System.Text;
using Flowyte.MockServer.Journal;
using Flowyte.MockServer.Tests.Time;
using static Flowyte.MockServer.Tests.MockClient;

namespace Flowyte.MockServer.Tests.Faults;

/// <summary>How a fault is chosen, and what waits and is left.</summary>
[CancelAfter(20_000)]
public sealed class FaultChoiceTests
{
    [Test]
    public async Task A_base_URL_chooses_a_fault(CancellationToken cancellation)
    {
        await using var mock = await FlowyteMock.StartAsync(cancellation: cancellation);
        using var client = new MockClient(mock.BaseUrlWithFault("id-number"), mock.Key);
        using var response = await client.PostAsync(Question("Do you ship to Canada?"));

        Assert.That((int)(await response.JsonAsync())["id"]!, Is.EqualTo(42));
    }

    [Test]
    public async Task A_header_chooses_a_fault(CancellationToken cancellation)
    {
        await using var mock = await FlowyteMock.StartAsync(cancellation: cancellation);
        using var client = new MockClient(mock) { Fault = "id-number" };
        using var response = await client.PostAsync(Question("Do you ship to Canada?"));

        Assert.That((int)(await response.JsonAsync())["id"]!, Is.EqualTo(42));
    }

    [Test]
    public async Task An_agent_id_chooses_a_fault(CancellationToken cancellation)
    {
        await using var mock = await FlowyteMock.StartAsync(cancellation: cancellation);
        using var client = new MockClient(mock);
        using var response = await client.PostAsync(Question("Do you ship to Canada?", "agt_fault_id-number"));
        var completion = await response.JsonAsync();

        Assert.That(((int)completion["id"]!, (string)completion["model"]!), Is.EqualTo((42, "agt_fault_id-number")));
    }

    [Test]
    public async Task The_whole_server_can_have_a_fault_and_a_request_another(CancellationToken cancellation)
    {
        await using var mock = await FlowyteMock.StartAsync(new MockOptions { Fault = "id-number" }, cancellation);
        using var client = new MockClient(mock);
        using var ofServer = await client.PostAsync(Question("Do you ship to Canada?"));
        using var other = new MockClient(mock) { Fault = "model-missing" };
        using var ofRequest = await other.PostAsync(Question("Do you ship to Canada?"));
        var completion = await ofRequest.JsonAsync();

        Assert.Multiple(async () =>
        {
            Assert.That((int)(await ofServer.JsonAsync())["id"]!, Is.EqualTo(42));
            Assert.That(completion.ContainsKey("model"), Is.False);
            Assert.That((string)completion["id"]!, Does.StartWith("chatcmpl-"));
        });
    }

    [TestCase("id-numbr", "Did you mean id-number?")]
    [TestCase("<script>", "There is no fault of this name.")]
    public async Task An_unknown_fault_is_refused_with_the_nearest_name(string name, string told)
    {
        await using var mock = await FlowyteMock.StartAsync();
        using var client = new MockClient(mock.BaseUrlWithFault(name), mock.Key);
        using var response = await client.PostAsync(Question("Do you ship to Canada?"));
        var problem = await response.JsonAsync();

        Assert.Multiple(() =>
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That((string)problem["code"]!, Is.EqualTo("unknown_fault"));
            Assert.That((string)problem["detail"]!, Does.Contain(told).And.Not.Contain("<"));
        });
    }

    [Test]
    public void A_server_with_an_unknown_fault_does_not_start() =>
        Assert.That(
            () => FlowyteMock.StartAsync(new MockOptions { Fault = "id-numbr" }),
            Throws.ArgumentException.With.Message.Contains("Did you mean id-number?"));

    [Test]
    public async Task A_client_that_leaves_an_answer_that_never_comes_frees_it(CancellationToken cancellation)
    {
        await using var mock = await FlowyteMock.StartAsync(cancellation: cancellation);
        using (var socket = new Socket(SocketType.Stream, ProtocolType.Tcp))
        {
            const string Body = """{"model":"agt_123","messages":"Hello"}""";
            await socket.ConnectAsync(mock.BaseUrl.Host, mock.BaseUrl.Port, cancellation);
            await socket.SendAsync(
                Encoding.ASCII.GetBytes(
                    $"POST /faults/messages-as-text-hang/api/v1/chat/completions HTTP/1.1\r\nHost: mock\r\nAuthorization: Bearer {mock.Key}\r\n"
                    + $"Content-Type: application/json\r\nContent-Length: {Body.Length}\r\n\r\n{Body}"),
                cancellation);
        }

        Assert.That((await mock.Journal.WaitAsync(_ => true, cancellation)).Outcome, Is.EqualTo(JournalOutcome.ClientLeft));
    }

    [Test]
    public async Task A_delay_takes_its_time_by_the_mocks_clock()
    {
        var time = new InstantTime();
        await using var mock = await FlowyteMock.StartAsync(new MockOptions { Time = time });
        using var client = new MockClient(mock) { Fault = "slow-first-word" };
        using var response = await client.PostAsync(Question("Do you ship to Canada?", stream: true));
        await response.ChunksAsync();

        Assert.That(time.Delays, Does.Contain(TimeSpan.FromSeconds(1)));
    }
}
