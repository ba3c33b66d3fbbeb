using Flowyte.Conformance.Cli.Hosting;
using Flowyte.Conformance.Reporting;
using Flowyte.Conformance.Verdicts;

namespace Flowyte.Conformance.Cli.Commands;

/// <summary>What is made of a run that was judged, and where to.</summary>
/// <param name="Folder">The folder of the reports.</param>
/// <param name="Formats">Which reports.</param>
/// <param name="History">The file that the run is added to; null for none.</param>
/// <param name="Badges">The files of the badges.</param>
/// <param name="Pipeline">The pipeline that is told.</param>
internal sealed record ReportFiles(string Folder, ReportFormats Formats, string? History, IReadOnlyList<string> Badges, Pipeline Pipeline)
{
    /// <summary>Makes sure that each has its place, before anything is sent or judged.</summary>
    /// <exception cref="UsageException">One has none.</exception>
    public void Prepare()
    {
        OutFolder.Prepare(Folder, "--out");
        BadgeWriter.Prepare(Badges);
        if (History is not null)
        {
            OutFolder.PrepareFor(History, "--history");
        }
    }

    /// <summary>Adds the run to its history, writes the reports and badges, shows the verdict and tells the pipeline.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> WriteAsync(RunReport judged, CliHost host)
    {
        var (report, isAdded) = await HistoryKeeper.AddAsync(judged, History, host);

        // Azure shows a file of Markdown.
        var exitCode = await ReportWriter.WriteAsync(report, Folder, Pipeline == Pipeline.Azure ? Formats | ReportFormats.Markdown : Formats, host);
        exitCode = await BadgeWriter.WriteAsync(report, Badges, exitCode, host);
        PipelineWriter.Write(report, Folder, Pipeline, host);
        return exitCode == ExitCodes.Ok && !isAdded ? ExitCodes.Usage : exitCode;
    }
}
