using System.Text;

namespace Flowyte.Conformance.Reporting.Annotations;

/// <summary>Annotations as commands to the runner of GitHub Actions, a line each.</summary>
internal static class GitHubCommands
{
    /// <summary>How many errors, and how many warnings, GitHub shows of a step.</summary>
    private const int Shown = 10;

    public static IReadOnlyList<string> Of(IReadOnlyList<Annotation> annotations) =>
        [.. Of("error", [.. annotations.Where(annotation => annotation.IsError)]), .. Of("warning", [.. annotations.Where(annotation => !annotation.IsError)])];

    private static IEnumerable<string> Of(string level, IReadOnlyList<Annotation> annotations)
    {
        foreach (var annotation in annotations.Take(Shown))
        {
            var place = annotation.Place is { } line ? $"file={Value(line.File)},line={line.Line}," : "";
            yield return $"::{level} {place}title={Value(annotation.Title)}::{Data(annotation.Message)}";
        }

        if (annotations.Count > Shown)
        {
            yield return $"::notice title=More {level}s::{Data($"{Figures.Count(annotations.Count - Shown, $"more {level}")}: see the summary and report.html.")}";
        }
    }

    private static string Value(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);

    private static string Data(string text) =>
        new StringBuilder(LogCommands.Disarm(text)).Replace("%", "%25").Replace("\r", "%0D").Replace("\n", "%0A").ToString();
}
