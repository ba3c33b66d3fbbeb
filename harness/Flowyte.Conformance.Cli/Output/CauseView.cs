using Flowyte.Conformance.Reporting;
using Flowyte.Conformance.Verdicts;
using Spectre.Console;

namespace Flowyte.Conformance.Cli.Output;

/// <summary>The failed and warned requirements, each cause with what follows from it under it.</summary>
internal static class CauseView
{
    /// <summary>A requirement can fail in many places for one reason: one is shown in full, so many are named, the rest are in the reports.</summary>
    private const int PlacesNamed = 3;

    public static void Write(ReportView view, LineWriter writer)
    {
        foreach (var cause in view.Causes)
        {
            var (mark, color) = MarkOf(cause);
            writer.Line();
            writer.Line(
                "",
                (new Style(color, decoration: Decoration.Bold), $"{mark}  "),
                (new Style(decoration: Decoration.Bold), cause.Requirement.Id),
                (Style.Plain, $"  {cause.Requirement.Statement}"));
            if (cause.Accepted is { } accepted)
            {
                writer.Field("accepted", accepted.ToString());
            }

            if (cause.Findings is [var first, ..])
            {
                FindingView.Write(first, view, writer);
                writer.Field("also in", OtherPlaces(cause.Findings));
            }

            writer.Field("breaks", cause.Requirement.BrokenSdks?.Select(sdk => sdk.ToString()) ?? []);
            writer.Field("fix", cause.Requirement.Fix);
            var consequences = view.ConsequencesOf(cause);
            if (consequences.Count > 0)
            {
                writer.Field("causes", string.Join(", ", consequences.Select(result => result.Requirement.Id)));
            }
        }
    }

    private static (string Mark, Color Color) MarkOf(RequirementResult cause) => cause switch
    {
        { Accepted: not null } => ("ACCEPTED", Color.Yellow),
        { Status: RequirementStatus.Failed } => ("FAILED", Color.Red),
        _ => ("WARNED", Color.Yellow),
    };

    private static List<string> OtherPlaces(IReadOnlyList<Finding> findings)
    {
        var places = findings.Select(finding => finding.Exchange).Distinct(StringComparer.Ordinal).Skip(1).ToList();
        return places.Count <= PlacesNamed ? places : [.. places.Take(PlacesNamed), $"and {places.Count - PlacesNamed} more, which the reports show"];
    }
}
