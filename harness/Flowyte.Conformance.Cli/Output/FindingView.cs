using Flowyte.Conformance.Reporting;
using Flowyte.Conformance.Verdicts;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Cli.Output;

/// <summary>One finding with its evidence.</summary>
internal static class FindingView
{
    public static void Write(Finding finding, ReportView view, LineWriter writer)
    {
        writer.Field("finding", finding.Message);
        writer.Field("expected", finding.Expected);
        writer.Field("actual", finding.Actual);
        if (view.ExcerptOf(finding) is { } excerpt)
        {
            writer.Field("bytes", [$"{excerpt}", PlaceOf(finding.Location!)]);
        }

        writer.Field("exchange", finding.Exchange);
        if (view.CurlOf(finding.Exchange) is { } curl)
        {
            writer.Field("repeat", curl.Split('\n'));
        }
    }

    private static string PlaceOf(FindingLocation location)
    {
        var part = location.Part == ResponsePart.Head ? "head" : "body";
        var stream = location.Event is { } number ? $", event {number + 1}" : "";
        var pointer = string.IsNullOrEmpty(location.Pointer) ? "" : $", at {location.Pointer}";
        return $"byte {location.Offset} of the {part}{stream}{pointer}";
    }
}
