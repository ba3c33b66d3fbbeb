using System.ClientModel;
using OpenAI;
using OpenAI.Chat;
using Xunit;

namespace Flowyte.MockServer.Examples.Xunit;

/// <summary>Tests that share a mock and do not meet each other: requests and attempts are counted by key.</summary>
public sealed class ShopAssistantTests(SharedMock shared) : IClassFixture<SharedMock>
{
    private readonly MockScope _scope = shared.Flowyte.NewScope();

    [Fact]
    public async Task The_client_tries_again_after_a_503()
    {
        ChatCompletion greeting = await Client().CompleteChatAsync([new UserChatMessage("Hello!")], cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("Hi", greeting.Content[0].Text);
        _scope.Requests.ShouldHaveStatuses(503, 200).ShouldHaveRetried(1);
    }

    [Fact]
    public async Task The_first_attempt_of_every_key_fails()
    {
        ChatCompletion greeting = await Client().CompleteChatAsync([new UserChatMessage("Hello!")], cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("Hi", greeting.Content[0].Text);
        _scope.Requests.ShouldHaveStatuses(503, 200);
    }

    [Fact]
    public async Task An_assertion_says_what_arrived()
    {
        await Client().CompleteChatAsync([new UserChatMessage("Hello!")], cancellationToken: TestContext.Current.CancellationToken);

        var failure = Assert.Throws<FlowyteAssertionException>(() => _scope.Requests.ShouldCount(1));
        Assert.Contains("Expected 1 requests, but 2 arrived.", failure.Message, StringComparison.Ordinal);
        Assert.Contains("agt_shop \"Hello!\" → 503", failure.Message, StringComparison.Ordinal);
    }

    private ChatClient Client() =>
        new("agt_shop", new ApiKeyCredential(_scope.Key), new OpenAIClientOptions { Endpoint = shared.Flowyte.BaseUrl });
}
