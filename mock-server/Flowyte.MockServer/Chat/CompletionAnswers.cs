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
        Body = new CompletionChunks(completion).ToBody(includeUsage),
    };
}
