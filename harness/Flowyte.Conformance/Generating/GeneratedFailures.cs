using Flowyte.Conformance.Checks;
using Flowyte.Conformance.Running;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Generating;

/// <summary>
/// Finds the smallest forms of the generated conversations that failed, once a plan was run. It depends on nothing but the
/// exchanges: a run that sends the forms and a judge that only reads the recording come to the same.
/// </summary>
internal sealed class GeneratedFailures
{
    /// <summary>How many requests all searches of a run may send together: each costs a live target's owner money.</summary>
    public const int MostRequests = 40;

    private readonly Plan _plan;
    private readonly Func<IReadOnlyList<Evidence>, Judgement> _judge;
    private readonly int _repeat;
    private readonly List<PlannedConversation> _generated;
    private readonly List<SmallestFailure> _found = [];
    private readonly HashSet<string> _seen = [];
    private int _sent;

    /// <param name="plan">The plan that was run.</param>
    /// <param name="judge">The checks: they tell what failed, and whether another request explains it.</param>
    /// <param name="repeat">Which time the plan was run, from 1.</param>
    public GeneratedFailures(Plan plan, Func<IReadOnlyList<Evidence>, Judgement> judge, int repeat)
    {
        _plan = plan;
        _judge = judge;
        _repeat = repeat;
        _generated = [.. plan.Conversations.Where(conversation => conversation.Conversation.IsGenerated)];
    }

    /// <summary>What was found.</summary>
    public IReadOnlyList<SmallestFailure> Found => _found;

    /// <summary>
    /// What is to be judged: the plan's turns, but in place of what failed the smallest form, once for all that contain it.
    /// Those come first, so that what they explain is left to them.
    /// </summary>
    public IReadOnlyList<PlannedTurn> Turns
    {
        get
        {
            return [.. _found.Select(failure => failure.Smallest), .. _plan.Turns.Where(turn => !_seen.Contains(turn.Id))];
        }
    }

    /// <summary>The requests that the search needs, one after another: the answer to each has to be among the exchanges before the next is asked for.</summary>
    /// <param name="exchanges">Every exchange by its id.</param>
    public IEnumerable<PlannedConversation> Find(IReadOnlyDictionary<string, Exchange> exchanges)
    {
        // Even where nothing more may be sent, what is alike is to be told once.
        while (_generated.Count > 0 && Next(exchanges) is { } conversation && _sent < MostRequests)
        {
            foreach (var form in Shrink(conversation, exchanges))
            {
                yield return form;
            }
        }
    }

    /// <summary>Searches among exchanges that were all sent before.</summary>
    /// <param name="exchanges">Every exchange by its id.</param>
    public void FindAgain(IReadOnlyDictionary<string, Exchange> exchanges)
    {
        using var requests = Find(exchanges).GetEnumerator();
        while (requests.MoveNext())
        {
            // Whether the form was sent is seen when the next one is asked for.
        }
    }

    /// <summary>What the checks saw, with a word on the files beside the findings of the smallest forms.</summary>
    public Judgement Tell(Judgement judgement)
    {
        var told = _found.ToDictionary(failure => ExchangeIds.Of(failure.Smallest.Id, _repeat));
        return judgement with { Observations = [.. judgement.Observations.Select(Tell)] };

        Observation Tell(Observation observation) =>
            observation.Finding is { } finding
            && told.TryGetValue(observation.Exchange, out var failure)
            && failure.Smallest.Expectations.Any(expectation => expectation.Requirement == observation.Requirement)
                ? observation with { Finding = finding with { Message = $"{finding.Message} {failure.Told}" } }
                : observation;
    }

    private IEnumerable<PlannedConversation> Shrink(PlannedConversation conversation, IReadOnlyDictionary<string, Exchange> exchanges)
    {
        var turn = conversation.Turns[0];
        var failure = Failure(turn, exchanges);
        var shrinking = new Shrinking(turn.Request.Body!);
        var found = new SmallestFailure { Conversation = conversation.Conversation, Turn = turn, Smallest = turn, Kind = failure };
        _seen.Add(turn.Id);
        foreach (var body in shrinking.Candidates())
        {
            if (_sent == MostRequests)
            {
                found = found with { IsBounded = true };
                break;
            }

            _sent++;
            var smaller = turn with { Id = ExchangeIds.OfSmaller(turn.Id, found.Requests + 1), Request = turn.Request.WithBody(body) };
            yield return conversation with { Turns = [smaller] };
            if (!WasSent(smaller, exchanges))
            {
                (_sent, found) = (MostRequests, found with { IsBounded = true });
                break;
            }

            found = found with { Requests = found.Requests + 1 };
            if (Failure(smaller, exchanges) == failure)
            {
                shrinking.Accept();
                found = found with { Smallest = smaller };
            }
        }

        _found.Add(found);
    }

    /// <summary>The smallest of the failed conversations that nothing explains and that was not looked at yet; null where there is none.</summary>
    private PlannedConversation? Next(IReadOnlyDictionary<string, Exchange> exchanges)
    {
        // What is alike is not judged any more, and what it explained stands for itself then.
        while (true)
        {
            var seen = _seen.Count;
            if (NextUnlike(exchanges) is { } conversation)
            {
                return conversation;
            }

            if (_seen.Count == seen)
            {
                return null;
            }
        }
    }

    private PlannedConversation? NextUnlike(IReadOnlyDictionary<string, Exchange> exchanges)
    {
        var failed = _judge(RunEvidence.Of(Turns, exchanges, _repeat).Exchanges).Observations
            .Where(observation => observation.Finding is not null)
            .Select(observation => (observation.Exchange, observation.Requirement))
            .ToHashSet();
        List<PlannedConversation> unlike = [.. _generated
            .Where(conversation => !_seen.Contains(conversation.Turns[0].Id))
            .Where(conversation => conversation.Turns[0].Expectations.Any(expectation => failed.Contains((ExchangeIds.Of(conversation.Turns[0].Id, _repeat), expectation.Requirement))))
            .OrderBy(conversation => exchanges[ExchangeIds.Of(conversation.Turns[0].Id, _repeat)].Request.Body.Length)
            .Where(conversation => !IsAlike(conversation.Turns[0], exchanges))];
        return unlike.Count > 0 ? unlike[0] : null;
    }

    /// <summary>Whether a form that was found is in the request of a turn that failed in the same way. It is not looked at again then.</summary>
    private bool IsAlike(PlannedTurn turn, IReadOnlyDictionary<string, Exchange> exchanges)
    {
        var index = _found.FindIndex(other => other.Kind == Failure(turn, exchanges) && SmallestForm.IsIn(other.Smallest.Request.Body!, turn.Request.Body!));
        if (index < 0)
        {
            return false;
        }

        _seen.Add(turn.Id);
        _found[index] = _found[index] with { Others = _found[index].Others + 1 };
        return true;
    }

    private string? Failure(PlannedTurn turn, IReadOnlyDictionary<string, Exchange> exchanges) =>
        Culprits.KindOf(new Evidence(exchanges[ExchangeIds.Of(turn.Id, _repeat)], turn));

    // A recording may be of another version, which tried other forms.
    private bool WasSent(PlannedTurn turn, IReadOnlyDictionary<string, Exchange> exchanges) =>
        exchanges.TryGetValue(ExchangeIds.Of(turn.Id, _repeat), out var exchange)
        && exchange.End != ExchangeEnd.Interrupted
        && RequestIdentity.Of(exchange.Request) == RequestIdentity.Of(turn.Request.Build(new Variables([])));
}
