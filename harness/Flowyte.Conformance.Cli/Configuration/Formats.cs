using Flowyte.Conformance.Reporting;

namespace Flowyte.Conformance.Cli.Configuration;

/// <summary>The names of report formats.</summary>
internal static class Formats
{
    /// <summary>What everybody reads. HAR holds every exchange a second time, SARIF and GitLab's form are for scanners of code: they are for one who asks for them.</summary>
    private const ReportFormats Default = ReportFormats.Html | ReportFormats.Json | ReportFormats.JUnit | ReportFormats.Markdown;

    private static readonly Dictionary<string, ReportFormats> ByName = new(StringComparer.OrdinalIgnoreCase)
    {
        ["html"] = ReportFormats.Html,
        ["json"] = ReportFormats.Json,
        ["junit"] = ReportFormats.JUnit,
        ["markdown"] = ReportFormats.Markdown,
        ["har"] = ReportFormats.Har,
        ["sarif"] = ReportFormats.Sarif,
        ["gitlab"] = ReportFormats.GitLab,
        ["all"] = ReportFormats.All,
    };

    /// <exception cref="UsageException">A name is unknown.</exception>
    public static ReportFormats Parse(IReadOnlyList<string>? names)
    {
        if (names is null)
        {
            return Default;
        }

        var formats = ReportFormats.None;
        foreach (var name in names)
        {
            formats |= ByName.TryGetValue(name, out var format)
                ? format
                : throw new UsageException($"There is no report format '{name}'. Give one or more of {string.Join(", ", ByName.Keys)}.");
        }

        return formats;
    }
}
