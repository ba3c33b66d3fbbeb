using System.ClientModel;
using OpenAI;
using OpenAI.Chat;

namespace Flowyte.MockServer.Tests.Sdks;

/// <summary>The guide's promise: an OpenAI client works when its base URL, key and model are changed.</summary>
public sealed class OpenAIClientTests : MockFixture
{
    [Test]
    public async Task A_completion_is_read()
    {
        var completion = await Chat().CompleteChatAsync("Do you ship to Canada?");

        Assert.Multiple(() =>
        {
            Assert.That(completion.Value.Content[0].Text, Does.StartWith("Yes, we ship to Canada."));
            Assert.That(completion.Value.FinishReason, Is.EqualTo(ChatFinishReason.Stop));
            Assert.That(completion.Value.Usage.TotalTokenCount, Is.Positive);
        });
    }

    [Test]
    public async Task A_stream_is_read()
    {
        var text = "";
        var tokens = 0;
        ChatFinishReason? reason = null;
        await foreach (var update in Chat().CompleteChatStreamingAsync("Summarize your return policy."))
        {
            text += string.Concat(update.ContentUpdate.Select(part => part.Text));
            reason ??= update.FinishReason;
            tokens += update.Usage?.TotalTokenCount ?? 0;
        }

        Assert.Multiple(() =>
        {
            Assert.That(text, Does.StartWith("You can return anything within 30 days"));
            Assert.That(reason, Is.EqualTo(ChatFinishReason.Stop));
            Assert.That(tokens, Is.Positive);
        });
    }

    [Test]
    public async Task A_tool_round_trip_is_answered()
    {
        var call = ChatToolCall.CreateFunctionToolCall("call_1", "stock", BinaryData.FromString("{}"));
        var completion = await Chat().CompleteChatAsync(
            new SystemChatMessage("Be kind."),
            new UserChatMessage("Do you ship to Canada?"),
            new AssistantChatMessage([call]),
            new ToolChatMessage("call_1", "12"));

        Assert.That(completion.Value.Content[0].Text, Is.Not.Empty);
    }

    [TestCase("agt_unknown", MockKeys.Secret, 400, "model is not the id of an agent")]
    [TestCase("agt_draft", MockKeys.Secret, 409, "never published")]
    [TestCase("agt_123", "flowyte_sk_live_never_issued", 401, "No such key")]
    [TestCase("agt_123", MockKeys.Unscoped, 403, "chat:write")]
    [TestCase("agt_123", MockKeys.Publishable, 403, "widget")]
    public void A_refusal_becomes_an_exception_that_says_why(string model, string key, int status, string message)
    {
        Assert.Multiple(() =>
        {
            Assert.That(
                async () => await Chat(model, key).CompleteChatAsync("hi"),
                Throws.InstanceOf<ClientResultException>()
                    .With.Property(nameof(ClientResultException.Status)).EqualTo(status).And.Message.Contains(message));
            Assert.That(
                async () =>
                {
                    await foreach (var update in Chat(model, key).CompleteChatStreamingAsync("hi"))
                    {
                        Assert.Fail($"An update arrived: {update.CompletionId}");
                    }
                },
                Throws.InstanceOf<ClientResultException>()
                    .With.Property(nameof(ClientResultException.Status)).EqualTo(status).And.Message.Contains(message));
        });
    }

    private ChatClient Chat(string? model = null, string? key = null) => new(
        model ?? Mock.AgentId, new ApiKeyCredential(key ?? Mock.Key), new OpenAIClientOptions { Endpoint = Mock.BaseUrl });
}
