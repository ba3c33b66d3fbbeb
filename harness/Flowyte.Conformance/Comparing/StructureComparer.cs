using Flowyte.Conformance.Running;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Comparing;

/// <summary>Compares what a live endpoint and the mock answered to the requests of one plan.</summary>
public sealed class StructureComparer
{
    private readonly RunRecord _live;
    private readonly RunRecord _mock;
    private readonly Dictionary<string, Exchange> _fromLive;
    private readonly Dictionary<string, Exchange> _fromMock;
    private readonly Redactor _redactor;
    private readonly DifferenceTally _tally = new();
    private readonly Dictionary<string, string> _notCompared = [];
    private readonly Dictionary<string, bool> _sameTexts = [];
    private int _compared;
    private int _completions;
    private int _streams;

    private StructureComparer(RunRecord live, RunRecord mock)
    {
        (_live, _mock) = (live, mock);
        (_fromLive, _fromMock) = (ById(live), ById(mock));
        _redactor = new(live.Target.Secrets.Concat(mock.Target.Secrets));
    }

    /// <summary>Compares two records of the same plan.</summary>
    /// <param name="turns">The requests, in their order.</param>
    /// <param name="live">What the live endpoint answered.</param>
    /// <param name="mock">What the mock answered.</param>
    /// <param name="ignored">Patterns, with <c>*</c> and <c>?</c>, of the names of differences to pass over (<see cref="StructureDifference.Name"/>).</param>
    public static StructureComparison Compare(IReadOnlyList<PlannedTurn> turns, RunRecord live, RunRecord mock, IReadOnlyList<string> ignored)
    {
        ArgumentNullException.ThrowIfNull(turns);
        ArgumentNullException.ThrowIfNull(live);
        ArgumentNullException.ThrowIfNull(mock);
        return new StructureComparer(live, mock).Compare(turns, ignored);
    }

    private StructureComparison Compare(IReadOnlyList<PlannedTurn> turns, IReadOnlyList<string> ignored)
    {
        var obstacle = _live.Unreachable ?? Refused(turns);
        foreach (var id in turns.Select(turn => turn.Id))
        {
            if ((obstacle ?? WhyNot(id, "the live endpoint", _live, _fromLive) ?? WhyNot(id, "the mock", _mock, _fromMock)) is { } reason)
            {
                _notCompared[id] = _redactor.Redact(reason);
            }
            else
            {
                Compare(id);
            }
        }

        var isIgnored = _tally.Differences().ToLookup(difference => ignored.Any(pattern => NamePattern.Matches(pattern, difference.Name)));
        return new StructureComparison
        {
            Compared = _compared,
            Completions = _completions,
            Streams = _streams,
            Differences = [.. isIgnored[false]],
            Ignored = [.. isIgnored[true]],
            NotCompared = _notCompared,
            SameTexts = _sameTexts,
            Obstacle = obstacle is null ? null : _redactor.Redact(obstacle),
            Interrupted = _live.Interrupted,
        };
    }

    private void Compare(string id)
    {
        var (live, mock) = (new ExchangeStructure(_redactor.Redact(_fromLive[id])), new ExchangeStructure(_redactor.Redact(_fromMock[id])));
        _tally.Add(id, ExchangeComparison.Compare(live, mock));
        _compared++;
        _streams += live.IsStream ? 1 : 0;
        _completions += live is { IsJson: true, JsonArea: StructureArea.Completion } ? 1 : 0;
        if (live.Text is { } text && mock.Text is { } other)
        {
            _sameTexts[id] = text == other;
        }
    }

    /// <summary>
    /// Why nothing can be said where the live endpoint refused whatever the mock's agent answered: with a wrong key or agent it
    /// shows nothing of its answers, and is no proof against the mock.
    /// </summary>
    private string? Refused(IReadOnlyList<PlannedTurn> turns)
    {
        var statuses = turns
            .Where(turn => turn.Kind == TurnKind.Reply && StatusOf(_fromMock, turn.Id) is 200)
            .Select(turn => StatusOf(_fromLive, turn.Id))
            .OfType<int>()
            .Where(status => status != 429)
            .ToList();
        return statuses.Count > 0 && statuses.TrueForAll(status => status >= 400)
            ? $"it refused all {statuses.Count} requests that its agent should answer ({string.Join(", ", statuses.Distinct().Order())}). Check the key, and with --agent the agent."
            : null;
    }

    private static int? StatusOf(Dictionary<string, Exchange> exchanges, string id) => exchanges.GetValueOrDefault(id)?.Response?.Status;

    private static Dictionary<string, Exchange> ById(RunRecord record) => record.Exchanges.ToDictionary(exchange => exchange.Id);

    private static string? WhyNot(string id, string side, RunRecord record, Dictionary<string, Exchange> exchanges) =>
        record.Unsent.TryGetValue(id, out var reason) ? $"{side}: {reason}"
        : !exchanges.TryGetValue(id, out var exchange) ? $"{side} was not asked"
        : exchange.Response?.Status == 429 ? $"{side} kept answering 429 (rate limit)"
        : null;
}
