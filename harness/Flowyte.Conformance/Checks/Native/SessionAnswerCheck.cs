using Flowyte.Conformance.Json;
using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.Checks.Native;

/// <summary>Whether the answer to a message, and a list, hold messages: SESS-10 and SESS-19.</summary>
internal sealed class SessionAnswerCheck : IExchangeCheck
{
    public IReadOnlyList<string> Requirements => ["SESS-10", "SESS-19"];

    public bool Concerns(Evidence evidence) => evidence.Api == Api.Sessions;

    public IEnumerable<Observation> Judge(Evidence evidence)
    {
        if (!evidence.IsSuccess || SessionData.Of(evidence) is not { } data)
        {
            yield break;
        }

        if (evidence is { Operation: Operation.PostMessage, AsksForStream: false, LooksLikeStream: false })
        {
            var isThere = SessionData.Answer(data).Count > 0;
            yield return !isThere && SessionData.MayHoldAnswer(data, evidence.RequestBody?["content"]?.AsString())
                ? evidence.Unproven("SESS-10", "the answer holds its text under no name that the harness knows")
                : evidence.HeldUnless(
                    !isThere,
                    "SESS-10",
                    "The answer holds no text of the agent.",
                    "the assembled messages of the agent",
                    JsonText.Preview(data, 200),
                    Place.InBody(data.Offset, data.Length));
        }

        if (evidence.Operation == Operation.ListMessages)
        {
            yield return evidence.HeldUnless(
                SessionData.Messages(data) is not { } messages || messages.Any(message => message.Kind != JsonKind.Object),
                "SESS-19",
                "The answer holds no list of messages.",
                "a page: a list of messages, each an object",
                JsonText.Preview(data, 200),
                Place.InBody(data.Offset, data.Length));
        }
    }
}
