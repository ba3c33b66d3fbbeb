using Flowyte.Conformance.Reporting;
using Flowyte.Conformance.Verdicts;

namespace Flowyte.Conformance.Tests.Reporting;

/// <summary>Reports that were written into a folder of their own, which goes when this goes.</summary>
internal sealed class WrittenReports : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("flowyte-reports-");

    public string Folder => _folder.FullName;

    public string Html => Read("report.html");

    public string Json => Read("results.json");

    public string JUnit => Read("junit.xml");

    public string Markdown => Read("summary.md");

    public string Har => Read("run.har");

    public string Sarif => Read("results.sarif");

    public string GitLab => Read("gl-code-quality-report.json");

    public static async Task<WrittenReports> WriteAsync(RunReport report, ReportFormats formats = ReportFormats.All)
    {
        var written = new WrittenReports();
        await ReportFolder.WriteAsync(report, written.Folder, formats);
        return written;
    }

    public string PathOf(string name) => Path.Combine(Folder, name);

    public void Dispose() => _folder.Delete(recursive: true);

    private string Read(string name) => File.ReadAllText(PathOf(name));
}
