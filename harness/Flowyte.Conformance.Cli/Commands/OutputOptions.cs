using System.CommandLine;

namespace Flowyte.Conformance.Cli.Commands;

/// <summary>The options of commands that write reports.</summary>
internal static class OutputOptions
{
    public static Option<string?> Out() => new("--out")
    {
        HelpName = "DIR",
        Description = $"Folder for the reports; {ReportWriter.DefaultFolder} by default.",
    };

    public static Option<string?> Baseline() => new("--baseline")
    {
        HelpName = "FILE",
        Description = "YAML file of failures that are accepted, as baseline write makes it: they are shown and not counted. An entry that is out of date fails the run.",
    };

    public static Option<string?> History() => new("--history")
    {
        HelpName = "FILE",
        Description = "File to add a line a run to (JSON lines, described by specs/schemas/history.schema.json). report.html draws the trend.",
    };

    public static Option<string[]> Badge() =>
        ListOption.Create("--badge", "FILE", "Badge of the verdict and the share passed: a picture where the name ends in .svg, the endpoint form of shields.io where it ends in .json.");

    public static Option<string[]> Format() =>
        ListOption.Create("--format", "NAME", "Reports to write: html, json, junit, markdown, har, sarif, gitlab, all; html, json, junit and markdown by default.");
}
