using System.Text;

namespace Flowyte.Conformance.Reporting.Annotations;

/// <summary>Annotations as logging commands to the agent of Azure Pipelines, a line each.</summary>
internal static class AzureCommands
{
    /// <summary>So many errors, and so many warnings: more of them hide one another on the page of a run.</summary>
    private const int Shown = 10;

    public static IReadOnlyList<string> Of(IReadOnlyList<Annotation> annotations) =>
        [.. Of("error", [.. annotations.Where(annotation => annotation.IsError)]), .. Of("warning", [.. annotations.Where(annotation => !annotation.IsError)])];

    /// <summary>The command that puts a file of Markdown on the page of the run.</summary>
    public static string Summary(string file) => $"##vso[task.uploadsummary]{Escape(file)}";

    private static IEnumerable<string> Of(string level, IReadOnlyList<Annotation> annotations)
    {
        foreach (var annotation in annotations.Take(Shown))
        {
            var place = annotation.Place is { } line ? $"sourcepath={Escape(line.File)};linenumber={line.Line};" : "";
            var code = annotation.Code.Length > 0 ? $"code={Escape(annotation.Code)};" : "";
            yield return $"##vso[task.logissue type={level};{place}{code}]{Escape($"{annotation.Title}\n{annotation.Message}")}";
        }

        if (annotations.Count > Shown)
        {
            yield return $"{Figures.Count(annotations.Count - Shown, $"more {level}")}: see the summary and report.html.";
        }
    }

    private static string Escape(string text) =>
        new StringBuilder(LogCommands.Disarm(text)).Replace("%", "%AZP25").Replace("\r", "%0D").Replace("\n", "%0A").Replace(";", "%3B").Replace("]", "%5D").ToString();
}
