using Flowyte.Conformance.Checks;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Running;

/// <summary>The exchanges of a run, each with the turn that it was sent for and with its control: what checks judge.</summary>
/// <param name="Exchanges">What is judged, in the order of the plan.</param>
/// <param name="Unjudged">By the ids of their exchanges, the requests that were sent and prove nothing of what they were sent for, each with the reason.</param>
internal sealed record RunEvidence(IReadOnlyList<Evidence> Exchanges, IReadOnlyDictionary<string, string> Unjudged)
{
    /// <summary>Pairs the exchanges of one time that the plan was run.</summary>
    public static RunEvidence Of(IReadOnlyList<PlannedTurn> turns, IReadOnlyDictionary<string, Exchange> exchanges, int repeat)
    {
        var evidence = new List<Evidence>();
        var unjudged = new Dictionary<string, string>();
        var limited = turns.Where(turn => turn.Kind == TurnKind.Reply).SelectMany(turn => ExchangeIds.AllOf(turn.Id, repeat)).Any(IsLimited);
        foreach (var turn in turns)
        {
            var id = ExchangeIds.Of(turn.Id, repeat);
            foreach (var exchange in ExchangeIds.AllOf(turn.Id, repeat).Select(exchanges.GetValueOrDefault).OfType<Exchange>())
            {
                // Cut off by ourselves: what the target would have done is not known.
                if (exchange.End == ExchangeEnd.Interrupted)
                {
                    continue;
                }

                evidence.Add(exchange.Id == id ? Judged(turn, exchange) : Unexpecting(turn, exchange));
            }
        }

        return new(evidence, unjudged);

        Evidence Judged(PlannedTurn turn, Exchange exchange)
        {
            // Where requests that are right meet a 429 too, it is the target's limit and not what it says to this request.
            if (limited && IsLimited(exchange.Id))
            {
                unjudged[exchange.Id] = "the target kept answering 429 (rate limit)";
                return Unexpecting(turn, exchange);
            }

            var control = turn.ControlId is null ? null : exchanges.GetValueOrDefault(ExchangeIds.Of(turn.ControlId, repeat));
            return new(exchange, turn, control is { End: ExchangeEnd.Interrupted } ? null : control);
        }

        bool IsLimited(string id) => exchanges.GetValueOrDefault(id)?.Response?.Status == 429;
    }

    /// <summary>An exchange that only shows what every exchange does.</summary>
    private static Evidence Unexpecting(PlannedTurn turn, Exchange exchange) =>
        new(exchange, turn with { Id = exchange.Id, Kind = TurnKind.Either, Expectations = [], ControlId = null });
}
