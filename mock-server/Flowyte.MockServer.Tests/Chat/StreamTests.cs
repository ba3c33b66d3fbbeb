using System.Globalization;
using static Flowyte.MockServer.Tests.MockClient;

namespace Flowyte.MockServer.Tests.Chat;

public sealed class StreamTests : MockFixture
{
    [Test]
    public async Task A_stream_has_role_then_text_then_reason_then_the_end_mark()
    {
        using var response = await Client.PostAsync(Question("Summarize your return policy.", stream: true));
        var chunks = await response.ChunksAsync();

        Assert.Multiple(() =>
        {
            Assert.That((int)response.StatusCode, Is.EqualTo(200));
            Assert.That(response.Content.Headers.ContentType?.ToString(), Is.EqualTo("text/event-stream; charset=utf-8"));
            Assert.That(response.Header("Cache-Control"), Is.EqualTo("no-cache"));
            Assert.That(response.Header("X-Accel-Buffering"), Is.EqualTo("no"));
            Assert.That(chunks[0]["choices"]![0]!["delta"]?.ToJsonString(), Is.EqualTo("""{"role":"assistant","content":""}"""));
            Assert.That(chunks[^1]["choices"]![0]!["delta"]?.ToJsonString(), Is.EqualTo("{}"));
            Assert.That((string?)chunks[^1]["choices"]![0]!["finish_reason"], Is.EqualTo("stop"));
            Assert.That(chunks.Select(chunk => (string?)chunk["id"]).Distinct().Count(), Is.EqualTo(1));
            Assert.That(chunks.Select(chunk => (string?)chunk["object"]), Has.All.EqualTo("chat.completion.chunk"));
            Assert.That(chunks.Count(chunk => chunk.ContainsKey("usage")), Is.Zero);
            Assert.That(string.Concat(chunks.Pieces()), Does.StartWith("You can return anything within 30 days"));
        });
    }

    [Test]
    public async Task Usage_is_the_last_chunk_where_it_was_asked_for()
    {
        var question = Question("Do you ship to Canada?", stream: true);
        question["stream_options"] = new System.Text.Json.Nodes.JsonObject { ["include_usage"] = true };
        using var response = await Client.PostAsync(question);
        var chunks = await response.ChunksAsync();

        Assert.Multiple(() =>
        {
            Assert.That(chunks[^1]["choices"]!.AsArray(), Is.Empty);
            Assert.That((int?)chunks[^1]["usage"]!["total_tokens"], Is.Positive);
        });
    }

    [Test]
    public async Task A_stream_and_a_completion_of_one_conversation_say_the_same()
    {
        using var plain = await Client.PostAsync(Question("Anything new?"));
        using var stream = await Client.PostAsync(Question("Anything new?", stream: true));

        Assert.That(string.Concat((await stream.ChunksAsync()).Pieces()), Is.EqualTo(await plain.TextAsync()));
    }

    [Test]
    public async Task A_list_of_texts_is_streamed_as_it_is_cut()
    {
        using var response = await Client.PostAsync(Question("Give me a long answer.", stream: true));
        var pieces = (await response.ChunksAsync()).Pieces();

        Assert.Multiple(() =>
        {
            Assert.That(pieces, Has.Length.GreaterThanOrEqualTo(40));
            Assert.That(pieces[..3], Is.EqualTo((string[])["Of course. ", "Here is all ", "that we know "]));
        });
    }

    [Test]
    public async Task No_piece_begins_or_ends_inside_a_character_as_people_see_it()
    {
        using var response = await Client.PostAsync(Question("Answer in emoji, please.", stream: true));
        var pieces = (await response.ChunksAsync()).Pieces();
        var whole = string.Concat(pieces);
        var borders = StringInfo.ParseCombiningCharacters(whole).ToHashSet();
        var cuts = pieces.Aggregate(new List<int> { 0 }, (ends, piece) => [.. ends, ends[^1] + piece.Length])[1..^1];

        Assert.Multiple(() =>
        {
            Assert.That(whole, Does.Contain("👩‍👩‍👧‍👦").And.Contain("加拿大").And.Contain("كندا"));
            Assert.That(cuts, Has.Count.GreaterThan(5).And.All.Matches<int>(borders.Contains));
        });
    }

    [Test]
    public async Task A_code_is_repeated()
    {
        using var response = await Client.PostAsync(Question("Please repeat this code: ab12cd34", stream: true));

        Assert.That(string.Concat((await response.ChunksAsync()).Pieces()), Does.Contain("ab12cd34"));
    }
}
