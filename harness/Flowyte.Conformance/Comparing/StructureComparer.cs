using Flowyte.Conformance.Running;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Comparing;

/// <summary>Compares what a live endpoint and the mock answered to the requests of one plan.</summary>
public static class StructureComparer
{
    /// <summary>Compares two records of the same plan.</summary>
    /// <param name="turns">The ids of the requests, in their order.</param>
    /// <param name="live">What the live endpoint answered.</param>
    /// <param name="mock">What the mock answered.</param>
    /// <param name="ignored">Patterns, with <c>*</c> and <c>?</c>, of the names of differences to pass over (<see cref="StructureDifference.Name"/>).</param>
    public static StructureComparison Compare(IEnumerable<string> turns, RunRecord live, RunRecord mock, IReadOnlyList<string> ignored)
    {
        ArgumentNullException.ThrowIfNull(live);
        ArgumentNullException.ThrowIfNull(mock);
        var redactor = new Redactor(live.Target.Secrets.Concat(mock.Target.Secrets));
        var (there, here) = (ById(live), ById(mock));
        var tally = new DifferenceTally();
        var notCompared = new Dictionary<string, string>();
        var sameTexts = new Dictionary<string, bool>();
        var (compared, completions, streams) = (0, 0, 0);
        foreach (var id in turns)
        {
            if ((WhyNot(id, "the live endpoint", live, there) ?? WhyNot(id, "the mock", mock, here)) is { } reason)
            {
                notCompared[id] = redactor.Redact(reason);
                continue;
            }

            var (left, right) = (new ExchangeStructure(redactor.Redact(there[id])), new ExchangeStructure(redactor.Redact(here[id])));
            tally.Add(id, ExchangeComparison.Compare(left, right));
            compared++;
            streams += left.IsStream ? 1 : 0;
            completions += left is { IsJson: true, JsonArea: StructureArea.Completion } ? 1 : 0;
            if (left.Text is { } text && right.Text is { } other)
            {
                sameTexts[id] = text == other;
            }
        }

        var isIgnored = tally.Differences().ToLookup(difference => ignored.Any(pattern => NamePattern.Matches(pattern, difference.Name)));
        return new StructureComparison
        {
            Compared = compared,
            Completions = completions,
            Streams = streams,
            Differences = [.. isIgnored[false]],
            Ignored = [.. isIgnored[true]],
            NotCompared = notCompared,
            SameTexts = sameTexts,
            Unreachable = live.Unreachable,
            Interrupted = live.Interrupted,
        };
    }

    private static Dictionary<string, Exchange> ById(RunRecord record) => record.Exchanges.ToDictionary(exchange => exchange.Id);

    private static string? WhyNot(string id, string side, RunRecord record, Dictionary<string, Exchange> exchanges) =>
        record.Unsent.TryGetValue(id, out var reason) ? $"{side}: {reason}"
        : !exchanges.TryGetValue(id, out var exchange) ? $"{side} was not asked"
        : exchange.Response?.Status == 429 ? $"{side} kept answering 429 (rate limit)"
        : null;
}
