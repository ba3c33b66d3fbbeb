using Flowyte.Conformance.Baselines;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Checks;
using Flowyte.Conformance.Generating;
using Flowyte.Conformance.Running;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Verdicts;

/// <summary>Judges a run: evidence to observations to results to one verdict. Pure: the same record gives the same report.</summary>
internal sealed class RunJudge
{
    private readonly Specs _specs;
    private readonly Plan _plan;
    private readonly RunRecord _record;
    private readonly Func<IReadOnlyList<Evidence>, Judgement> _checks;
    private readonly Dictionary<string, Exchange> _exchanges;
    private readonly Dictionary<string, string> _unjudged;
    private readonly List<GeneratedFile> _generated = [];

    /// <param name="specs">What conforming means.</param>
    /// <param name="plan">What these specs would send to the target.</param>
    /// <param name="record">What was sent and what came back.</param>
    /// <param name="checks">The checks.</param>
    public RunJudge(Specs specs, Plan plan, RunRecord record, Func<IReadOnlyList<Evidence>, Judgement> checks)
    {
        _specs = specs;
        _plan = plan;
        _record = record;
        _checks = checks;
        _exchanges = record.Exchanges.ToDictionary(exchange => exchange.Id);
        _unjudged = new(record.Unsent);
        foreach (var id in record.Incomplete is null ? [] : plan.Turns.SelectMany(IdsOf).Where(id => !_exchanges.ContainsKey(id)))
        {
            _unjudged.TryAdd(id, $"it was not sent: {record.Incomplete}");
        }
    }

    /// <summary>Whether the record was sent by this very plan, so that no request of it can be out of date.</summary>
    public bool IsSentByPlan { get; init; }

    /// <summary>The failures that are accepted; null for none.</summary>
    public Baseline? Baseline { get; init; }

    /// <summary>The day of judging, in UTC: entries of the baseline end.</summary>
    public DateOnly Today { get; init; }

    public RunReport Judge()
    {
        var repeats = Enumerable.Range(1, _record.Settings.Repeat).ToList();
        foreach (var id in IsSentByPlan ? [] : repeats.SelectMany(repeat => StaleRequests.Of(_plan, _exchanges, repeat)).ToList())
        {
            Dismiss(id, "the recorded request is not the one that these specs send");
        }

        // A connection that never came about says nothing of what would have answered.
        foreach (var id in _record.Unreachable is null ? [] : _exchanges.Keys.ToList())
        {
            Dismiss(id, "the target could not be reached");
        }

        var judgements = repeats.Select(JudgeRepeat).ToList();
        var crashes = judgements.SelectMany(judgement => judgement.Crashes).Distinct().ToList();
        var requirements = new RequirementJudge(
            _plan,
            [.. judgements.Select(judgement => judgement.Observations)],
            _record.Exchanges,
            new UntestedReasons(_plan, _unjudged, _exchanges.ContainsKey, _record.Settings.Repeat),
            _record.Settings.Strict);
        var (results, outcome) = Accept(Causes.Tell([.. _specs.Requirements.Select(requirements.Judge)]));
        var refusals = new RefusedReplies(_plan, _record.Exchanges);
        var conclusion = Conclusion.Of(results, new RunCircumstances
        {
            Strict = _record.Settings.Strict,
            RequireComplete = _record.Settings.RequireComplete,
            Interrupted = _record.Interrupted,
            Incomplete = _record.Incomplete,
            Shard = _plan.Shard,
            Dialect = _specs.Dialect.IsDefault ? null : _specs.Dialect.Name,
            Unreachable = _record.Unreachable is not null,
            Throttled = refusals.Status == 429,
            Crashed = crashes.Count > 0,

            // What passes in one shard may fail in another.
            Stale = _plan.Shard is null ? outcome?.Stale ?? [] : [],
        });

        return new RunReport
        {
            Verdict = conclusion.Verdict,
            Headline = conclusion.Headline,
            ExitCode = conclusion.ExitCode,
            Target = _record.Target,
            Specs = _specs,
            Settings = _record.Settings,
            StartedAt = _record.StartedAt,
            Duration = _record.Duration,
            Interrupted = _record.Interrupted,
            Incomplete = _record.Incomplete,
            Problems = [.. new[] { _record.Unreachable, refusals.Hint }.OfType<string>().Concat(crashes)],
            Requirements = results,
            Baseline = outcome,
            Exchanges = _record.Exchanges,
            Generated = [.. _generated.DistinctBy(file => file.Path)],
        };
    }

    private (IReadOnlyList<RequirementResult> Results, BaselineOutcome? Outcome) Accept(IReadOnlyList<RequirementResult> results) =>
        Baseline is null ? (results, null) : Baseline.Apply(results, Today);

    private IEnumerable<string> IdsOf(PlannedTurn turn) => Enumerable.Range(1, _record.Settings.Repeat).Select(repeat => ExchangeIds.Of(turn.Id, repeat));

    private void Dismiss(string exchange, string reason)
    {
        _exchanges.Remove(exchange);
        _unjudged[exchange] = reason;
    }

    private Judgement JudgeRepeat(int repeat)
    {
        var failures = new GeneratedFailures(_plan, _checks, repeat);
        failures.FindAgain(_exchanges);
        var evidence = RunEvidence.Of(failures.Turns, _exchanges, repeat);
        foreach (var (id, reason) in evidence.Unjudged)
        {
            _unjudged[id] = reason;
        }

        _generated.AddRange(failures.Found.Select(failure => failure.File));
        var judgement = failures.Tell(_checks(evidence.Exchanges));
        return _plan.Shard is null ? judgement : new MergeMatters(_plan).LeaveOut(judgement);
    }
}
