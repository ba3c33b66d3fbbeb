using System.Net;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using static Flowyte.MockServer.Tests.MockClient;

namespace Flowyte.MockServer.Tests.Hosting;

public sealed class WireMockTests : MockFixture
{
    [Test]
    public async Task The_admin_interface_answers_on_the_same_port()
    {
        using var http = new HttpClient();
        using var response = await http.GetAsync(new Uri(Mock.BaseUrl, "/__admin/settings"));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_mapping_of_ones_own_answers_on_the_same_port()
    {
        Mock.WireMock.Given(Request.Create().WithPath("/orders/7").UsingGet())
            .RespondWith(Response.Create().WithStatusCode(200).WithBody("shipped"));
        using var http = new HttpClient();

        Assert.That(await http.GetStringAsync(new Uri(Mock.BaseUrl, "/orders/7")), Is.EqualTo("shipped"));
    }

    // Else its admin interface could be reached around the mock's guard.
    [Test]
    public async Task Nothing_answers_on_a_port_of_its_own()
    {
        using var http = new HttpClient();

        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(new Uri($"{Mock.WireMock.Url}/__admin/settings")));
    }

    [Test]
    public async Task A_path_that_nobody_answers_is_WireMocks_404()
    {
        using var http = new HttpClient();
        using var response = await http.GetAsync(new Uri(Mock.BaseUrl, "/api/v11"));

        Assert.Multiple(() =>
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(response.Headers.Contains("x-request-id"), Is.False);
        });
    }

    [Test]
    public async Task WireMock_keeps_no_log()
    {
        using var http = new HttpClient();
        using var mapped = await http.GetAsync(new Uri(Mock.BaseUrl, "/elsewhere"));
        using var chat = await Client.PostAsync(Question("hi"));

        Assert.That(Mock.WireMock.LogEntries, Is.Empty);
    }

    [Test]
    public async Task Nothing_is_said_of_the_servers_make()
    {
        using var response = await Client.PostAsync(Question("hi"));

        Assert.That(response.Headers.Contains("Server"), Is.False);
    }
}
