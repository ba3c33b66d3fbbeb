using System.Text;
using Flowyte.Conformance.Reporting.Html;
using Flowyte.Conformance.Reporting.Sarif;
using Flowyte.Conformance.Verdicts;

namespace Flowyte.Conformance.Reporting;

/// <summary>The folder that a run's reports are written into.</summary>
public static class ReportFolder
{
    private static readonly IReportWriter[] Writers = [new HtmlReport(), new JsonReport(), new JUnitReport(), new MarkdownReport(), new HarReport(), new SarifReport(), new GitLabReport()];

    /// <summary>Writes the reports of a run, each whole or not at all. No secret of the target is in any of them.</summary>
    /// <param name="report">What the run found.</param>
    /// <param name="directory">The folder; made where it is missing.</param>
    /// <param name="formats">Which reports.</param>
    /// <param name="cancellation">Stops writing; what is not whole by then is not there.</param>
    /// <returns>The paths of the files written.</returns>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public static async Task<IReadOnlyList<string>> WriteAsync(RunReport report, string directory, ReportFormats formats, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        var folder = Directory.CreateDirectory(directory).FullName;
        var view = new ReportView(report);
        IEnumerable<(string Name, Action<Stream> Write)> files =
        [
            .. Writers.Where(writer => formats.HasFlag(writer.Format)).Select(writer => (writer.FileName, (Action<Stream>)(output => writer.Write(view, output)))),
            .. report.Generated.Select(file => (file.Path, (Action<Stream>)(output => output.Write(Encoding.UTF8.GetBytes(file.Text))))),
        ];

        // Side by side: each makes its file of the same view, which nobody changes.
        return await Task.WhenAll(files.Select(file => Task.Run(() => WriteAsync(Path.Combine(folder, file.Name), file.Write, cancellation), CancellationToken.None)));
    }

    private static async Task<string> WriteAsync(string path, Action<Stream> write, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await AtomicFile.WriteAsync(path, write, cancellation);
        return path;
    }
}
