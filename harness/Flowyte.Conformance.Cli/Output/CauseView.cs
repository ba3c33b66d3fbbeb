using Flowyte.Conformance.Verdicts;
using Spectre.Console;

namespace Flowyte.Conformance.Cli.Output;

/// <summary>The failed and warned requirements, each cause with what it brings about under it.</summary>
internal static class CauseView
{
    /// <summary>A requirement can fail in many places for one reason; the rest are in the reports.</summary>
    private const int PlacesShown = 2;

    public static void Write(RunReport report, LineWriter writer)
    {
        foreach (var cause in report.Causes)
        {
            var failed = cause.Status == RequirementStatus.Failed;
            writer.Line();
            writer.Line(
                "",
                (new Style(failed ? Color.Red : Color.Yellow, decoration: Decoration.Bold), failed ? "FAILED  " : "WARNED  "),
                (new Style(decoration: Decoration.Bold), cause.Requirement.Id),
                (Style.Plain, $"  {cause.Requirement.Statement}"));
            foreach (var finding in cause.Findings.Take(PlacesShown))
            {
                FindingView.Write(finding, report, writer);
            }

            if (cause.Findings.Count > PlacesShown)
            {
                writer.Field("", $"and in {cause.Findings.Count - PlacesShown} more places: see the reports");
            }

            writer.Field("fix", cause.Requirement.Fix);
            var consequences = report.Requirements.Where(result => result.CausedBy == cause.Requirement.Id).Select(result => result.Requirement.Id).ToList();
            if (consequences.Count > 0)
            {
                writer.Field("causes", string.Join(", ", consequences));
            }
        }
    }
}
