using System.ClientModel;
using Microsoft.Extensions.Time.Testing;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OpenAI;
using OpenAI.Chat;

namespace Flowyte.MockServer.Examples.MSTest;

/// <summary>Time that the test sets: a slow agent costs none.</summary>
[TestClass]
public sealed class ShopAssistantTests
{
    [TestMethod]
    public async Task A_client_that_has_heard_enough_leaves_the_stream()
    {
        var time = new FakeTimeProvider();
        await using var flowyte = await FlowyteMock.StartAsync(new MockOptions { Time = time });
        flowyte.Agent("agt_shop").WithPace(perChunk: TimeSpan.FromSeconds(30)).WhenUserSays("story").ReplyInChunks("Once ", "upon ", "a ", "time.");
        var said = "";

        await foreach (var update in ClientOf(flowyte).CompleteChatStreamingAsync("Tell me a story"))
        {
            var text = string.Concat(update.ContentUpdate.Select(part => part.Text));
            said += text;
            if (said == "Once upon ")
            {
                break;
            }

            if (text.Length > 0)
            {
                time.Advance(TimeSpan.FromSeconds(30));
            }
        }

        (await flowyte.WaitForRequestsAsync()).ShouldHaveLeftAtChunk(2);
    }

    [TestMethod]
    public async Task A_server_that_is_broken_is_told_from_one_that_is_busy()
    {
        await using var flowyte = await FlowyteMock.StartAsync();
        flowyte.Fault = "completion-is-html";

        var failure = await Assert.ThrowsAsync<Exception>(async () => await ClientOf(flowyte).CompleteChatAsync("Hello!"));

        Assert.IsNotInstanceOfType<OperationCanceledException>(failure);
        flowyte.Requests.ShouldCount(1).ShouldHaveRetried(0);
    }

    private static ChatClient ClientOf(FlowyteMock flowyte) =>
        new("agt_shop", new ApiKeyCredential(flowyte.Key), new OpenAIClientOptions { Endpoint = flowyte.BaseUrl });
}
