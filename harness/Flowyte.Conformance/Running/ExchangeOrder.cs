using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Running;

/// <summary>Puts exchanges into the order of a plan.</summary>
internal static class ExchangeOrder
{
    /// <summary>Round after round in the order of the plan; what the plan does not name comes at the end of its round, as it stood.</summary>
    public static IReadOnlyList<Exchange> ByPlan(IReadOnlyList<Exchange> exchanges, Plan plan, int repeats)
    {
        var places = Enumerable.Range(1, repeats)
            .SelectMany(repeat => plan.Turns.SelectMany(turn => ExchangeIds.AllOf(turn.Id, repeat)))
            .Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        return [.. exchanges.OrderBy(exchange => ExchangeIds.RepeatOf(exchange.Id)).ThenBy(exchange => places.GetValueOrDefault(exchange.Id, int.MaxValue))];
    }
}
