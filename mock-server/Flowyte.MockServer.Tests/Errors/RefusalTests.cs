using System.Text.Json.Nodes;
using static Flowyte.MockServer.Tests.MockClient;

namespace Flowyte.MockServer.Tests.Errors;

public sealed class RefusalTests : MockFixture
{
    [TestCase("agt_unknown", 400, "unknown_agent")]
    [TestCase("gpt-4o", 400, "unknown_agent")]
    [TestCase("", 400, "unknown_agent")]
    [TestCase("AGT_123", 400, "unknown_agent")]
    [TestCase("agt_123 ", 400, "unknown_agent")]
    [TestCase("agt_draft", 409, "no_published_version")]
    public async Task A_model_that_cannot_answer_is_refused_also_where_a_stream_was_asked_for(string model, int status, string code)
    {
        foreach (var stream in (bool[])[false, true])
        {
            using var response = await Client.PostAsync(Question("Do you ship to Canada?", model, stream));
            var body = await response.JsonAsync();

            Assert.Multiple(() =>
            {
                Assert.That((int)response.StatusCode, Is.EqualTo(status));
                Assert.That((string?)body["code"], Is.EqualTo(code));
                Assert.That((string?)body["error"]!["param"], Is.EqualTo("model"));
                Assert.That((string?)body["errors"]![0]!["field"], Is.EqualTo("model"));
            });
        }
    }

    [Test]
    public async Task A_refusal_is_a_problem_document_that_carries_an_OpenAI_error()
    {
        using var response = await Client.PostAsync(Question("hi", "agt_unknown"));
        var body = await response.JsonAsync();

        Assert.Multiple(() =>
        {
            Assert.That(response.Content.Headers.ContentType?.ToString(), Is.EqualTo("application/problem+json"));
            Assert.That(response.Header("x-request-id"), Does.StartWith("req_"));
            Assert.That(
                body.Select(member => member.Key),
                Is.EqualTo((string[])["type", "title", "status", "detail", "instance", "code", "errors", "error"]));
            Assert.That((int?)body["status"], Is.EqualTo(400));
            Assert.That(
                body["error"]!.AsObject().Select(member => member.Key),
                Is.EqualTo((string[])["message", "type", "param", "code"]));
            Assert.That((string?)body["error"]!["type"], Is.EqualTo("invalid_request_error"));
            Assert.That((string?)body["error"]!["message"], Is.EqualTo((string?)body["detail"]).And.Not.Empty);
        });
    }

    [TestCase("GET")]
    [TestCase("HEAD")]
    [TestCase("PUT")]
    [TestCase("DELETE")]
    [TestCase("OPTIONS")]
    [TestCase("BREW")]
    public async Task Another_method_is_refused_with_405_and_Allow(string method)
    {
        using var response = await Client.SendAsync(new HttpMethod(method));

        Assert.Multiple(() =>
        {
            Assert.That((int)response.StatusCode, Is.EqualTo(405));
            Assert.That(response.Content.Headers.Allow, Is.EqualTo((string[])["POST"]));
        });
    }

    [TestCase("")]
    [TestCase("/")]
    [TestCase("/chat/completions/")]
    [TestCase("//chat/completions")]
    [TestCase("/Chat/Completions")]
    [TestCase("/agents/agt_123")]
    [TestCase("/chat/completions/../../agents")]
    public async Task Another_path_of_the_API_is_refused_with_404(string path)
    {
        using var response = await Client.SendAsync(HttpMethod.Get, path: path);

        await Assert.MultipleAsync(async () =>
        {
            Assert.That((int)response.StatusCode, Is.EqualTo(404));
            Assert.That((string?)(await response.JsonAsync())["code"], Is.EqualTo("not_found"));
        });
    }

    [Test]
    public async Task Nothing_that_was_sent_is_repeated_in_a_refusal()
    {
        const string Canary = "flowyte_sk_live_canary";
        var bodies = (JsonNode[])[
            Question("hi", Canary),
            new JsonObject { ["model"] = "agt_123", ["messages"] = new JsonArray(new JsonObject { ["role"] = Canary, ["content"] = "hi" }) },
            new JsonObject { [Canary] = Canary, ["messages"] = Canary },
            Canary,
        ];
        foreach (var body in bodies)
        {
            using var client = new MockClient(Mock);
            using var response = await client.PostAsync(body);
            Assert.That(await response.Content.ReadAsStringAsync(), Does.Not.Contain("canary"));
        }

        using var wrongKey = new MockClient(Mock) { Authorization = new("Bearer", Canary) };
        using var refused = await wrongKey.PostAsync(Question("hi"));
        using var wrongPath = await wrongKey.SendAsync(HttpMethod.Get, path: "/" + Canary);
        await Assert.MultipleAsync(async () =>
        {
            Assert.That((int)refused.StatusCode, Is.EqualTo(401));
            Assert.That(await refused.Content.ReadAsStringAsync() + refused.Headers, Does.Not.Contain("canary"));
            Assert.That(await wrongPath.Content.ReadAsStringAsync() + wrongPath.Headers, Does.Not.Contain("canary"));
        });
    }
}
