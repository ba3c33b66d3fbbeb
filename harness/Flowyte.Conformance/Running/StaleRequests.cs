using Flowyte.Conformance.Checks;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Running;

/// <summary>Finds recorded exchanges that newer specs would no longer send: their answers say nothing about what the specs ask now.</summary>
internal static class StaleRequests
{
    /// <summary>The ids of those exchanges of one time that the plan was run.</summary>
    public static IEnumerable<string> Of(Plan plan, IReadOnlyDictionary<string, Exchange> exchanges, int repeat) =>
        plan.Conversations.Concat(plan.FollowUps).SelectMany(conversation => Of(conversation, exchanges, repeat));

    private static IEnumerable<string> Of(PlannedConversation conversation, IReadOnlyDictionary<string, Exchange> exchanges, int repeat)
    {
        var answers = new Variables([]);
        foreach (var turn in conversation.Turns)
        {
            var planned = RequestIdentity.Of(turn.Request.Build(answers));
            foreach (var exchange in ExchangeIds.AllOf(turn.Id, repeat).Select(exchanges.GetValueOrDefault).OfType<Exchange>())
            {
                if (RequestIdentity.Of(exchange.Request) != planned)
                {
                    yield return exchange.Id;
                }
            }

            if (!turn.IsControl && exchanges.GetValueOrDefault(ExchangeIds.Of(turn.Id, repeat)) is { } answer)
            {
                answers = Learn(answers, new Evidence(answer, turn));
            }
        }
    }

    private static Variables Learn(Variables answers, Evidence evidence)
    {
        answers = TurnAnswer.MessageOf(evidence) is { } message ? answers.With(evidence.Turn.Number, message) : answers;
        return evidence.Turn.Captures.Aggregate(
            answers, (soFar, capture) => CapturedValues.Of(evidence, capture) is { } value ? soFar.With(capture.Name, value) : soFar);
    }
}
