using Flowyte.Conformance.Verdicts;

namespace Flowyte.Conformance.SelfTesting;

/// <summary>Holds the report of a run against the fault that the run met.</summary>
internal static class FaultJudge
{
    public static FaultResult Judge(FaultSpec fault, RunReport report)
    {
        var causes = report.Causes.Select(result => result.Requirement.Id).ToList();
        return new FaultResult
        {
            Fault = fault,
            Causes = causes,
            Consequences = [.. With(report, RequirementStatus.Failed, RequirementStatus.Warned).Except(causes)],
            Noted = [.. With(report, RequirementStatus.Noted)],
            Obstacle = report.Verdict == Verdict.None ? report.Headline : "",
        };
    }

    private static IEnumerable<string> With(RunReport report, params RequirementStatus[] statuses) =>
        report.Requirements.Where(result => statuses.Contains(result.Status)).Select(result => result.Requirement.Id);
}
