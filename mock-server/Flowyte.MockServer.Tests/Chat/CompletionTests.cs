using static Flowyte.MockServer.Tests.MockClient;

namespace Flowyte.MockServer.Tests.Chat;

public sealed class CompletionTests : MockFixture
{
    [Test]
    public async Task A_question_is_answered_with_a_completion()
    {
        using var response = await Client.PostAsync(Question("Do you ship to Canada?"));
        var body = await response.JsonAsync();

        Assert.Multiple(() =>
        {
            Assert.That((int)response.StatusCode, Is.EqualTo(200));
            Assert.That(response.Content.Headers.ContentType!.ToString(), Is.EqualTo("application/json; charset=utf-8"));
            Assert.That(response.Header("x-request-id"), Does.Match("^req_[0-9a-f]{32}$"));
            Assert.That((string?)body["id"], Does.Match("^chatcmpl-[0-9a-f]{32}$"));
            Assert.That((string?)body["object"], Is.EqualTo("chat.completion"));
            Assert.That((string?)body["model"], Is.EqualTo("agt_123"));
            Assert.That(body["choices"]!.AsArray(), Has.Count.EqualTo(1));
            Assert.That((int?)body["choices"]![0]!["index"], Is.Zero);
            Assert.That((string?)body["choices"]![0]!["finish_reason"], Is.EqualTo("stop"));
            Assert.That((string?)body["choices"]![0]!["message"]!["role"], Is.EqualTo("assistant"));
            Assert.That((string?)body["choices"]![0]!["message"]!["content"], Does.StartWith("Yes, we ship to Canada."));
        });
    }

    [Test]
    public async Task Usage_adds_up()
    {
        using var response = await Client.PostAsync(Question("Do you ship to Canada?"));
        var usage = (await response.JsonAsync())["usage"]!;

        Assert.That(
            (int)usage["prompt_tokens"]! + (int)usage["completion_tokens"]!, Is.EqualTo((int)usage["total_tokens"]!).And.Positive);
    }
}
