using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Latencies;
using Flowyte.Conformance.Reporting;
using Flowyte.Conformance.Verdicts;

namespace Flowyte.Conformance.Histories;

/// <summary>Takes from a run what a history keeps of it.</summary>
internal static class HistoryOf
{
    private const int MaxFailed = 100;

    public static HistoryEntry Run(ReportView view) => new()
    {
        At = view.StartedAt,
        BaseUrl = view.BaseUrl,
        Agent = view.Agent,
        IsEmbeddedMock = view.IsEmbeddedMock,
        Dialect = view.Specs.Dialect.IsDefault ? null : view.Specs.Dialect.Name,
        SpecsVersion = view.Specs.Version,
        Verdict = view.VerdictName,
        ExitCode = view.ExitCode,
        Counts = Figures.Statuses.ToDictionary(Figures.Name, view.Count),
        SharePassed = view.SharePassed,
        FirstTokenMs = LatencySummary.Of(view.Latencies.Select(reply => reply.FirstTokenMs).OfType<double>())?.MedianMs,
        TotalMs = LatencySummary.Of(view.Latencies.Select(reply => reply.TotalMs))?.MedianMs,
        FailedMusts =
        [
            .. view.Requirements.Where(result => result is { Status: RequirementStatus.Failed, Requirement.Level: Level.Must }).Select(result => result.Requirement.Id).Take(MaxFailed),
        ],
    };
}
