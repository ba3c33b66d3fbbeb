using System.Net.Http.Headers;
using System.Text;
using static Flowyte.MockServer.Tests.MockClient;

namespace Flowyte.MockServer.Tests.Authentication;

public sealed class AuthenticationTests : MockFixture
{
    private const string Wrong = "flowyte_sk_live_0000_never_issued";

    [TestCase("Bearer " + MockKeys.Secret, 200)]
    [TestCase("bearer " + MockKeys.Secret, 200)]
    [TestCase("BEARER   " + MockKeys.Secret, 200)]
    [TestCase(null, 401)]
    [TestCase("", 401)]
    [TestCase("Bearer", 401)]
    [TestCase("Bearer ", 401)]
    [TestCase(MockKeys.Secret, 401)]
    [TestCase("Basic " + MockKeys.Secret, 401)]
    [TestCase("Bearer " + Wrong, 401)]
    [TestCase("Bearer " + MockKeys.Secret + "x", 401)]
    [TestCase("Bearer " + MockKeys.Unscoped, 403)]
    [TestCase("Bearer " + MockKeys.Publishable, 403)]
    [TestCase("Bearer flowyte_pk_live_0000_never_issued", 401)]
    public async Task The_key_decides_who_is_answered(string? authorization, int status)
    {
        foreach (var stream in (bool[])[false, true])
        {
            using var response = await PostAsync(Question("Do you ship to Canada?", stream: stream).ToJsonString(), authorization);

            Assert.Multiple(() =>
            {
                Assert.That((int)response.StatusCode, Is.EqualTo(status));
                Assert.That(
                    response.Header("WWW-Authenticate"), status == 401 ? Does.StartWith("Bearer realm=\"Flowyte\"") : Is.Not.Null);
            });
        }
    }

    [TestCase("{\"model\":\"agt_unknown\"}")]
    [TestCase("not JSON")]
    [TestCase("")]
    public async Task The_key_is_looked_at_before_the_body(string body)
    {
        using var bad = await PostAsync(body, "Bearer " + Wrong);
        using var good = await PostAsync(Question("hi").ToJsonString(), "Bearer " + Wrong);

        await Assert.MultipleAsync(async () =>
        {
            Assert.That((int)bad.StatusCode, Is.EqualTo(401));
            Assert.That(await bad.Content.ReadAsStringAsync(), Is.EqualTo(await good.Content.ReadAsStringAsync()));
        });
    }

    [Test]
    public async Task Two_keys_at_once_are_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Mock.BaseUrl + "/chat/completions");
        request.Headers.TryAddWithoutValidation("Authorization", ["Bearer " + Mock.Key, "Bearer " + Mock.Key]);
        using var http = new HttpClient();
        using var response = await http.SendAsync(request);

        Assert.That((int)response.StatusCode, Is.EqualTo(401));
    }

    private async Task<HttpResponseMessage> PostAsync(string body, string? authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Mock.BaseUrl + "/chat/completions");
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        using var http = new HttpClient();
        return await http.SendAsync(request);
    }
}
