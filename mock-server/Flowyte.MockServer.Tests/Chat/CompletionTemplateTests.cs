using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using Flowyte.MockServer.Answers;
using Flowyte.MockServer.Chat;

namespace Flowyte.MockServer.Tests.Chat;

/// <summary>Templates are a faster way to the same bytes.</summary>
public sealed class CompletionTemplateTests
{
    private static readonly string[] Texts = ["", "hello", "\"quoted\" \\ {id} {model} {content} {text} -1 -5", "line\nfeed\u0000", "我们 👩‍👩‍👧‍👦", "\"delta\":{"];

    [TestCaseSource(nameof(Texts))]
    public void A_completion_is_to_the_byte_what_a_writer_makes(string text)
    {
        var payload = new CompletionPayload(Saying(text));

        Assert.That(payload.ToUtf8(), Is.EqualTo(Written((_, json) => payload.WriteTo(json))));
    }

    [TestCaseSource(nameof(Texts))]
    public void The_events_of_a_stream_are_to_the_byte_what_a_writer_makes(string text)
    {
        var body = new CompletionChunks(Saying(text)).ToBody(includeUsage: true);
        var buffer = RenderBuffer.Take();
        for (var index = 0; index < body.Count; index++)
        {
            body.WriteTo(index, buffer);
        }

        var whole = body.Events.Select(streamed => streamed is SplicedEvent spliced ? spliced.Whole : streamed).ToImmutableArray();
        Assert.That(whole, Has.Length.EqualTo(5));
        Assert.That(buffer.Bytes.WrittenSpan.ToArray(), Is.EqualTo(whole.SelectMany(streamed => Written(streamed.WriteTo))));
    }

    private static Completion Saying(string text) => new()
    {
        Id = "chatcmpl-" + text,
        Created = 1_741_570_283,
        Model = "agt_" + text,
        Pieces = [text],
        Usage = new(7, 12),
        Delays = [],
    };

    private static byte[] Written(Action<IBufferWriter<byte>, Utf8JsonWriter> write)
    {
        var output = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(output, JsonPayload.WriterOptions);
        write(output, json);
        json.Flush();
        return output.WrittenSpan.ToArray();
    }
}
