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

    private static readonly DoneEvent Done = new();

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
        Body = new StreamBody(
            [new JsonEvent(TimeSpan.Zero, new DeltaPayload(completion, "assistant", content: "", finishReason: null))],
            new TextFrame((delay, text) => new JsonEvent(delay, new DeltaPayload(completion, role: null, text, finishReason: null))),
            completion.Pieces,
            completion.Delays,
            After(completion, includeUsage)),
    };

    private static ImmutableArray<StreamEvent> After(Completion completion, bool includeUsage)
    {
        var finish = new JsonEvent(TimeSpan.Zero, new DeltaPayload(completion, role: null, content: null, "stop"));
        return includeUsage ? [finish, new JsonEvent(TimeSpan.Zero, new UsagePayload(completion)), Done] : [finish, Done];
    }
}
