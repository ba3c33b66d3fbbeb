using System.Text.Json.Nodes;
using Flowyte.MockServer.Answers;
using Flowyte.MockServer.Faults;
using Flowyte.MockServer.Sessions;

namespace Flowyte.MockServer.Cases.Failing;

/// <summary>
/// <c>error at chunk 3</c>: the agent fails behind a chunk of its text. A stream of a session ends with <c>event: error</c>, and one of
/// chat/completions with an event that holds OpenAI's <c>error</c> object and no end mark; an answer in JSON is a 500.
/// </summary>
/// <param name="at">How many chunks are sent.</param>
internal sealed class ErrorStep(int at) : BrokenStep
{
    private const string Code = "agent_failed";

    public override void Apply(Draft draft)
    {
        var refusal = draft.Alternatives.Refuse(500, Code, $"The case that fits this conversation says that the agent fails behind chunk {at} of its text.", field: null);
        if (draft.Events is not { } events)
        {
            draft.Take(refusal);
            return;
        }

        var problem = ((JsonBody)refusal.Body).Value.ToTree();
        var isNamed = events.Exists(item => item.Name is not null);
        var from = From(events);
        events.RemoveRange(from, events.Count - from);
        events.Add(new(DraftEventKind.Error, new DraftText { Tree = isNamed ? problem : new JsonObject { ["error"] = problem["error"]!.DeepClone() } })
        {
            Name = isNamed ? SessionEvents.Error : null,
        });
    }

    public override string ToString() => $"error at chunk {at}";

    private int From(List<DraftEvent> events)
    {
        var texts = EventSelector.Select(events, "text");
        return texts.Count == 0 ? events.Count : at < texts.Count ? events.IndexOf(texts[at]) : events.IndexOf(texts[^1]) + 1;
    }
}
