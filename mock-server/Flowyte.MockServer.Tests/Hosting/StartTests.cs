using System.Net;
using System.Net.Sockets;

namespace Flowyte.MockServer.Tests.Hosting;

public sealed class StartTests
{
    [Test]
    public async Task A_port_that_is_taken_is_said_at_once()
    {
        await using var first = await FlowyteMock.StartAsync();

        Assert.That(
            async () => await FlowyteMock.StartAsync(new MockOptions { Port = first.BaseUrl.Port }),
            Throws.InstanceOf<IOException>().With.Message.Contains($"Port {first.BaseUrl.Port}").And.Message.Contains("taken"));
    }

    [Test]
    public async Task A_port_that_is_chosen_is_used_and_free_again_afterwards()
    {
        int port;
        await using (var free = await FlowyteMock.StartAsync())
        {
            port = free.BaseUrl.Port;
        }

        await using var mock = await FlowyteMock.StartAsync(new MockOptions { Port = port });

        Assert.That(mock.BaseUrl.ToString(), Is.EqualTo($"http://127.0.0.1:{port}/api/v1"));
    }

    [Test]
    public async Task Beyond_loopback_there_is_no_admin_interface()
    {
        await using var mock = await FlowyteMock.StartAsync(new MockOptions { Listen = IPAddress.Any });
        using var http = new HttpClient();
        using var client = new MockClient(mock);
        using var admin = await http.GetAsync(new Uri(mock.BaseUrl, "/__admin/settings"));
        using var chat = await client.PostAsync(MockClient.Question("ping"));

        Assert.Multiple(() =>
        {
            Assert.That(mock.BaseUrl.Host, Is.EqualTo("127.0.0.1"));
            Assert.That(admin.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(chat.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        });
    }

    [Test]
    public async Task The_mock_listens_where_it_was_told()
    {
        Assume.That(Socket.OSSupportsIPv6, "This machine has no IPv6.");
        await using var mock = await FlowyteMock.StartAsync(new MockOptions { Listen = IPAddress.IPv6Loopback });
        using var client = new MockClient(mock);
        using var chat = await client.PostAsync(MockClient.Question("ping"));

        Assert.Multiple(() =>
        {
            Assert.That(mock.BaseUrl.Host, Is.EqualTo("[::1]"));
            Assert.That(chat.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        });
    }

    [Test]
    public async Task The_mock_tells_its_agents_and_keys()
    {
        await using var mock = await FlowyteMock.StartAsync();

        Assert.Multiple(() =>
        {
            Assert.That(mock.AgentId, Is.EqualTo("agt_123"));
            Assert.That(mock.UnpublishedAgent, Is.EqualTo("agt_draft"));
            Assert.That(mock.Agents.Single(agent => !agent.Published).Id, Is.EqualTo("agt_draft"));
            Assert.That((string[])[mock.Key, mock.UnscopedKey, mock.PublishableKey], Is.Unique.And.All.StartsWith("flowyte_"));
        });
    }

    [Test]
    public void A_start_that_was_called_off_starts_nothing() =>
        Assert.That(
            async () => await FlowyteMock.StartAsync(cancellation: new CancellationToken(canceled: true)),
            Throws.InstanceOf<OperationCanceledException>());
}
