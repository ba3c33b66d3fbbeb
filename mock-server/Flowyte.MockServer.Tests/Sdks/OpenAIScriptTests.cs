using System.ClientModel;
using OpenAI;
using OpenAI.Chat;

namespace Flowyte.MockServer.Tests.Sdks;

/// <summary>The OpenAI .NET client, as it is, against scripted cases, sequences and cuts.</summary>
[CancelAfter(60_000)]
public sealed class OpenAIScriptTests : MockFixture
{
    [Test]
    public async Task A_scripted_case_is_read_whole_and_as_a_stream()
    {
        Mock.Agent("agt_case").WhenUserMatches(@"order (?<number>\d+)").ReplyInChunks("Order ", "{{number}}", " is late.");
        ChatCompletion completion = await Chat("agt_case").CompleteChatAsync("Where is order 17?");
        var pieces = new List<string>();
        await foreach (var update in Chat("agt_case").CompleteChatStreamingAsync("Where is order 18?"))
        {
            pieces.AddRange(update.ContentUpdate.Select(part => part.Text).Where(text => text.Length > 0));
        }

        Assert.Multiple(() =>
        {
            Assert.That(completion.Content[0].Text, Is.EqualTo("Order 17 is late."));
            Assert.That(pieces, Is.EqualTo(["Order ", "18", " is late."]));
        });
    }

    [Test]
    public async Task A_sequence_of_refusals_is_sat_out_and_their_pauses_are_kept()
    {
        Mock.Agent("agt_sequence").WhenUserSays("hello").FailWith(429, retryAfter: TimeSpan.FromSeconds(1)).Then(503).ThenReply("Hi");
        ChatCompletion completion = await Chat("agt_sequence").CompleteChatAsync("hello");

        Assert.That(completion.Content[0].Text, Is.EqualTo("Hi"));
        Mock.Requests.To("agt_sequence").ShouldHaveStatuses(429, 503, 200).ShouldHaveRetried(2).ShouldHaveHonouredRetryAfter();
    }

    [Test]
    public async Task A_stream_that_is_cut_throws_after_the_chunks_that_came()
    {
        Mock.Agent("agt_cut").WhenUserSays("count").CutAtChunk(2).ThenReplyInChunks("One, ", "two, ", "three.");
        var said = "";
        Assert.That(
            async () =>
            {
                await foreach (var update in Chat("agt_cut").CompleteChatStreamingAsync("count"))
                {
                    said += string.Concat(update.ContentUpdate.Select(part => part.Text));
                }
            },
            Throws.Exception);
        ChatCompletion next = await Chat("agt_cut").CompleteChatAsync("count");

        Assert.That((said, next.Content[0].Text), Is.EqualTo(("One, two, ", "One, two, three.")));
    }

    private ChatClient Chat(string model) => new(model, new ApiKeyCredential(Mock.Key), new OpenAIClientOptions { Endpoint = Mock.BaseUrl });
}
