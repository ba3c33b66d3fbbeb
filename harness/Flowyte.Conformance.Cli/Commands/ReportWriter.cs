using Flowyte.Conformance.Cli.Hosting;
using Flowyte.Conformance.Cli.Output;
using Flowyte.Conformance.Reporting;
using Flowyte.Conformance.Verdicts;

namespace Flowyte.Conformance.Cli.Commands;

/// <summary>Writes the reports and shows the verdict.</summary>
internal static class ReportWriter
{
    /// <summary>The folder of the reports unless another is given.</summary>
    public const string DefaultFolder = "reports/latest";

    /// <summary>Writes and shows a report. It cannot be interrupted: the reports of an interrupted run are wanted too.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> WriteAsync(RunReport report, string folder, ReportFormats formats, CliHost host)
    {
        try
        {
            var files = await ReportFolder.WriteAsync(report, folder, formats, CancellationToken.None);
            SummaryView.Write(report, files, host);
            return report.ExitCode;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The verdict was costly: it is shown wherever the reports went wrong.
            SummaryView.Write(report, [], host);
            host.Error.WriteLine($"error: the reports could not be written to {Shown.Text(folder)}: {Shown.Text(exception.Message)}. Give another folder with --out.");
            return report.ExitCode == ExitCodes.Ok ? ExitCodes.Usage : report.ExitCode;
        }
    }
}
