using System.Diagnostics;
using Flowyte.Conformance.Cli.Hosting;
using Flowyte.Conformance.Cli.Output;
using Flowyte.Conformance.Cli.Timing;
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

    /// <summary>Writes where the time of a run went.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> WriteTimingsAsync(PhaseClock clock, string file, int exitCode, CliHost host)
    {
        try
        {
            using var process = Process.GetCurrentProcess();
            await TimingsFile.WriteAsync(clock, process.PeakWorkingSet64, file);
            return exitCode;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            host.Error.WriteLine($"error: the timings could not be written to {Shown.Text(file)}: {Shown.Text(exception.Message)}. Give another file with --timings.");
            return exitCode == ExitCodes.Ok ? ExitCodes.Usage : exitCode;
        }
    }
}
