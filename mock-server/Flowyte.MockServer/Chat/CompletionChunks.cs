using System.Collections.Immutable;
using Flowyte.MockServer.Answers;

namespace Flowyte.MockServer.Chat;

/// <summary>
/// The chunks of a completion. All of them begin alike, and end in one of a few ways: what is between is written anew, the rest is copied.
/// </summary>
internal sealed class CompletionChunks
{
    private const int AfterText = 4;

    private static readonly DoneEvent Done = new();
    private static readonly JsonTemplate Template = new(
        buffer => Text(Completion.Marks, TextFrame.Mark).WriteTo(buffer.Bytes, buffer.Json),
        [.. Completion.MarksOfHead, TextFrame.Mark]);
    private static readonly byte[] RoleTail = TailOf(Role);
    private static readonly byte[] FinishTail = TailOf(Finish);

    private readonly Completion _completion;
    private readonly TextFrame _frame;
    private readonly ReadOnlyMemory<byte> _head;

    public CompletionChunks(Completion completion)
    {
        _completion = completion;
        var before = Before(completion);
        _frame = new(before, Template.Part(AfterText), (delay, text) => Text(completion, text) with { Delay = delay });
        _head = before.AsMemory(0, EndOfHead(before));
    }

    /// <summary>The stream.</summary>
    /// <param name="includeUsage">Whether a chunk at the end tells the usage.</param>
    public StreamBody ToBody(bool includeUsage)
    {
        ImmutableArray<StreamEvent> after = includeUsage
            ? [Spliced(Finish, FinishTail), new JsonEvent(TimeSpan.Zero, new UsagePayload(_completion)), Done]
            : [Spliced(Finish, FinishTail), Done];
        return new([Spliced(Role, RoleTail)], _frame, _completion.Pieces, _completion.Delays, after);
    }

    private static JsonEvent Role(Completion completion) => new(TimeSpan.Zero, new DeltaPayload(completion, "assistant", content: "", finishReason: null));

    private static JsonEvent Text(Completion completion, string text) => new(TimeSpan.Zero, new DeltaPayload(completion, role: null, text, finishReason: null));

    private static JsonEvent Finish(Completion completion) => new(TimeSpan.Zero, new DeltaPayload(completion, role: null, content: null, "stop"));

    private SplicedEvent Spliced(Func<Completion, JsonEvent> chunk, byte[] tail) => new(chunk(_completion), _head, tail);

    // What stands before the text in all chunks with text.
    private static byte[] Before(Completion completion)
    {
        var buffer = RenderBuffer.Take();
        var head = Template.Fill(buffer);
        head.Text(completion.Id);
        head.Number(completion.Created);
        head.Text(completion.Model);
        head.Part();
        var before = buffer.Bytes.WrittenSpan.ToArray();
        buffer.GiveBack();
        return before;
    }

    // The same for all completions: nothing behind the beginning of the delta depends on them.
    private static byte[] TailOf(Func<Completion, JsonEvent> chunk)
    {
        var buffer = RenderBuffer.Take();
        chunk(Completion.Marks).WriteTo(buffer.Bytes, buffer.Json);
        var tail = buffer.Bytes.WrittenSpan[EndOfHead(buffer.Bytes.WrittenSpan)..].ToArray();
        buffer.GiveBack();
        return tail;
    }

    private static int EndOfHead(ReadOnlySpan<byte> chunk)
    {
        var delta = "\"delta\":{"u8;
        return chunk.LastIndexOf(delta) + delta.Length;
    }
}
