using Flowyte.Conformance.Cli.Hosting;
using Flowyte.Conformance.Cli.Output;
using Flowyte.Conformance.Histories;
using Flowyte.Conformance.Reporting;
using Flowyte.Conformance.Verdicts;

namespace Flowyte.Conformance.Cli.Commands;

/// <summary>Adds a run to its history.</summary>
internal static class HistoryKeeper
{
    /// <summary>Adds the run, and gives the report the runs before it.</summary>
    /// <returns>The report, and whether the run was added.</returns>
    public static async Task<(RunReport Report, bool Added)> AddAsync(RunReport report, string? file, CliHost host)
    {
        if (file is null)
        {
            return (report, true);
        }

        try
        {
            var history = await HistoryFile.AddAsync(file, HistoryOf.Run(new ReportView(report)), host.Time);
            if (history.Unreadable.Count > 0)
            {
                host.Error.WriteLine($"warning: {Shown.Text(file)}: {Shown.Text(string.Join(", ", history.Unreadable.Take(5)))}{(history.Unreadable.Count > 5 ? $" and {history.Unreadable.Count - 5} more" : "")} cannot be read and was passed over. It stays as it is; mend it or take it away.");
            }

            return (report with { History = history }, true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            host.Error.WriteLine($"error: the run could not be added to {Shown.Text(file)}: {Shown.Text(exception.Message)}. Give another file with --history.");
            return (report, false);
        }
    }
}
