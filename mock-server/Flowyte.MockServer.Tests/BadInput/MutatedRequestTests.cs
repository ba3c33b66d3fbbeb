using System.Net;
using static Flowyte.MockServer.Tests.MockClient;

namespace Flowyte.MockServer.Tests.BadInput;

/// <summary>Requests that were broken at random. The benchmarks send a hundred thousand of them.</summary>
[CancelAfter(120_000)]
public sealed class MutatedRequestTests : MockFixture
{
    private const int Requests = 3000;

    // What RFC 9110 asks for where the version of HTTP is not spoken. The web server sends it by itself.
    private const int UnknownVersion = 505;

    [Test]
    public async Task Every_broken_request_is_answered_refused_or_left_and_the_mock_goes_on(CancellationToken cancellation)
    {
        var statuses = await MutatedTraffic.SendAsync(new IPEndPoint(IPAddress.Loopback, Mock.BaseUrl.Port), new RequestMutator(seed: 2), Requests, cancellation);
        using var response = await Client.PostAsync(Question("Do you ship to Canada?"));

        Assert.Multiple(() =>
        {
            Assert.That(statuses.Keys.Except([0, UnknownVersion]), Is.All.InRange(200, 499));
            Assert.That(statuses.Keys, Is.SupersetOf((int[])[200, 400, 401, 404, 405, 415]), "The requests are too much alike to show anything.");
            Assert.That(statuses.Values.Sum(), Is.GreaterThanOrEqualTo(Requests));
            Assert.That((int)response.StatusCode, Is.EqualTo(200));
        });
    }
}
