using System.ClientModel;
using NUnit.Framework;
using OpenAI;
using OpenAI.Chat;

namespace Flowyte.MockServer.Examples.NUnit;

/// <summary>A mock for each test: nothing is shared, and all tests can run at once.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ShopAssistantTests
{
    [Test]
    public async Task The_agent_says_what_the_test_has_taught_it()
    {
        await using var flowyte = await FlowyteMock.StartAsync();
        flowyte.Agent("agt_shop")
            .WhenUserSays("hello").Reply("Hi, how can I help?")
            .WhenUserMatches(@"order (?<number>\d+)").Reply("Order {{number}} is on its way.");
        var chat = ClientOf(flowyte);

        ChatCompletion greeting = await chat.CompleteChatAsync("Hello!");
        ChatCompletion order = await chat.CompleteChatAsync("Where is order 17?");

        Assert.That(greeting.Content[0].Text, Is.EqualTo("Hi, how can I help?"));
        Assert.That(order.Content[0].Text, Is.EqualTo("Order 17 is on its way."));
        flowyte.Requests.To("agt_shop").ShouldSayInOrder("Hello!", "order 17");
    }

    [Test]
    public async Task The_client_tries_again_and_waits_as_long_as_it_is_asked_to()
    {
        await using var flowyte = await FlowyteMock.StartAsync();
        flowyte.Agent("agt_shop").WhenUserSays("hello").FailWith(429, retryAfter: TimeSpan.FromSeconds(1)).ThenReply("Hi");

        ChatCompletion greeting = await ClientOf(flowyte).CompleteChatAsync("Hello!");

        Assert.That(greeting.Content[0].Text, Is.EqualTo("Hi"));
        flowyte.Requests.ShouldHaveStatuses(429, 200).ShouldHaveRetried(1).ShouldHaveHonouredRetryAfter();
    }

    [Test]
    public async Task A_stream_that_breaks_off_is_noticed()
    {
        await using var flowyte = await FlowyteMock.StartAsync();
        flowyte.Agent("agt_shop").WhenUserSays("count").CutAtChunk(2).ThenReplyInChunks("One, ", "two, ", "three.");
        var said = "";

        Assert.That(
            async () =>
            {
                await foreach (var update in ClientOf(flowyte).CompleteChatStreamingAsync("Count to three"))
                {
                    said += string.Concat(update.ContentUpdate.Select(part => part.Text));
                }
            },
            Throws.Exception);

        Assert.That(said, Is.EqualTo("One, two, "));
        Assert.That((await flowyte.WaitForRequestsAsync()).Single().ChunksSent, Is.EqualTo(2));
    }

    private static ChatClient ClientOf(FlowyteMock flowyte) =>
        new("agt_shop", new ApiKeyCredential(flowyte.Key), new OpenAIClientOptions { Endpoint = flowyte.BaseUrl });
}
