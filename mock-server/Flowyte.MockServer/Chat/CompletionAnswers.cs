using System.Collections.Immutable;
using Flowyte.MockServer.Answers;

namespace Flowyte.MockServer.Chat;

/// <summary>Gives a completion the form that was asked for.</summary>
internal static class CompletionAnswers
{
    private static readonly ImmutableArray<HeaderField> JsonHead = [new("Content-Type", "application/json; charset=utf-8")];

    /// <summary>The head of an event stream.</summary>
    public static readonly ImmutableArray<HeaderField> StreamHead =
    [
        new("Content-Type", "text/event-stream; charset=utf-8"),
        new("Cache-Control", "no-cache"),
        new("X-Accel-Buffering", "no"),
    ];

    public static Answer Plain(Completion completion) => new()
    {
        Status = 200,
        Headers = JsonHead,
        Body = new JsonBody(new CompletionPayload(completion), completion.Delays.Aggregate(TimeSpan.Zero, (sum, delay) => sum + delay)),
    };

    public static Answer Stream(Completion completion, bool includeUsage) => new()
    {
        Status = 200,
        Headers = StreamHead,
        Body = new StreamBody(Events(completion, includeUsage), completion.Pieces.Length),
    };

    private static ImmutableArray<StreamEvent> Events(Completion completion, bool includeUsage)
    {
        var events = ImmutableArray.CreateBuilder<StreamEvent>(completion.Pieces.Length + 4);
        events.Add(new JsonEvent(TimeSpan.Zero, new DeltaPayload(completion, "assistant", content: "", finishReason: null)));
        var frame = new TextFrame(text => new DeltaPayload(completion, role: null, text, finishReason: null));
        for (var index = 0; index < completion.Pieces.Length; index++)
        {
            var delay = completion.Delays.IsEmpty ? TimeSpan.Zero : completion.Delays[index];
            events.Add(new TextEvent(delay, frame, completion.Pieces[index]));
        }

        events.Add(new JsonEvent(TimeSpan.Zero, new DeltaPayload(completion, role: null, content: null, "stop")));
        if (includeUsage)
        {
            events.Add(new JsonEvent(TimeSpan.Zero, new UsagePayload(completion)));
        }

        events.Add(new DoneEvent());
        return events.ToImmutable();
    }
}
