using Flowyte.Conformance.Running;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Verdicts;

/// <summary>Sees when every request that should have got a reply got the same refusal: then a wrong key or agent is likelier than a wrong target.</summary>
internal sealed class RefusedReplies
{
    public RefusedReplies(Plan plan, IReadOnlyList<Exchange> exchanges)
    {
        var replies = plan.Turns.Where(turn => turn.Kind == TurnKind.Reply).Select(turn => turn.Id).ToHashSet();
        var statuses = exchanges.Where(exchange => replies.Contains(exchange.Id)).Select(exchange => exchange.Response?.Status ?? 0).Distinct().ToList();
        Status = statuses is [>= 400 and < 500 and var status] ? status : null;
    }

    /// <summary>The status that all of them got, of 400 to 499; null where there is none.</summary>
    public int? Status { get; }

    /// <summary>What to look at, for people; null where there is nothing to say.</summary>
    public string? Hint => Status switch
    {
        null => null,
        429 => "Every request that should have got a reply was answered with 429. Try again later, or with a lower --concurrency.",
        401 or 403 => $"Every request that should have got a reply was answered with {Status}. Check the key and that it has the scope chat:write.",
        404 => $"Every request that should have got a reply was answered with {Status}. Check the base URL, to which /chat/completions is appended.",
        _ => $"Every request that should have got a reply was answered with {Status}. Check the agent's id and that it is published.",
    };
}
