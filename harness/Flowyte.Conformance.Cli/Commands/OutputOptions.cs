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

    public static Option<string[]> Format() =>
        ListOption.Create("--format", "NAME", "Reports to write: html, json, junit, markdown, har, all; all but har by default.");
}
