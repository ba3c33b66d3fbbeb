using System.Text;
using System.Text.Json;
using Flowyte.Conformance.Reporting;
using Flowyte.Conformance.Verdicts;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Reporting;

[TestFixture]
internal sealed class ReportFolderTests
{
    [Test]
    public async Task Only_the_chosen_reports_are_written_and_nothing_beside_them()
    {
        using var written = await WrittenReports.WriteAsync(Reports.Failing(), ReportFormats.Json | ReportFormats.Markdown);

        Assert.That(Directory.EnumerateFiles(written.Folder).Select(Path.GetFileName), Is.EquivalentTo("results.json summary.md".Split(' ')));
    }

    [Test]
    public async Task The_paths_of_all_reports_are_told()
    {
        using var written = await WrittenReports.WriteAsync(Reports.Failing(), ReportFormats.None);
        var folder = Path.Combine(written.Folder, "new", "folder");

        var files = await ReportFolder.WriteAsync(Reports.Failing(), folder, ReportFormats.All);

        Assert.That(files, Is.EquivalentTo(Directory.EnumerateFiles(folder)));
        Assert.That(files.Select(Path.GetFileName), Is.EqualTo("report.html results.json junit.xml summary.md run.har results.sarif gl-code-quality-report.json".Split(' ')));
    }

    [Test]
    public async Task A_report_takes_the_place_of_an_older_one()
    {
        using var written = await WrittenReports.WriteAsync(Reports.Of([], []), ReportFormats.Json);
        await ReportFolder.WriteAsync(Reports.Failing(), written.Folder, ReportFormats.Json);

        Assert.That(written.Json, Does.Contain("MODEL-2"));
    }

    [Test]
    public async Task A_report_that_cannot_be_finished_leaves_the_older_one()
    {
        using var written = await WrittenReports.WriteAsync(Reports.Of([], []), ReportFormats.None);
        var path = written.PathOf("results.json");
        await File.WriteAllTextAsync(path, "older");

        Assert.That(
            async () => await AtomicFile.WriteAsync(path, output =>
            {
                output.WriteByte((byte)'{');
                throw new IOException("the disk is full");
            }, CancellationToken.None),
            Throws.InstanceOf<IOException>());

        Assert.That(written.Json, Is.EqualTo("older"));
        Assert.That(Directory.EnumerateFiles(written.Folder), Has.Exactly(1).Items);
    }

    [Test]
    public async Task A_cancelled_report_is_not_there()
    {
        using var written = await WrittenReports.WriteAsync(Reports.Of([], []), ReportFormats.None);
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();

        Assert.That(
            async () => await ReportFolder.WriteAsync(Reports.Failing(), written.Folder, ReportFormats.All, cancellation.Token),
            Throws.InstanceOf<OperationCanceledException>());

        Assert.That(Directory.EnumerateFiles(written.Folder), Is.Empty);
    }

    [Test]
    public async Task No_report_holds_a_key_whatever_the_target_makes_of_it()
    {
        string[] keys = [Reports.Target.Key, Reports.Target.UnscopedKey!, Reports.Target.PublishableKey!];
        foreach (var key in keys)
        {
            var escaped = string.Concat(key.Select(character => $"\\u{(int)character:x4}"));
            var report = Reports.Saying($"key {key}, {escaped}, {JsonSerializer.Serialize(key)}, {Uri.EscapeDataString(key)}, {Convert.ToBase64String(Encoding.UTF8.GetBytes(key))}");
            report = report with { Exchanges = [.. report.Exchanges, Exchanges.Answered("echo/1", 401, key, [0xff, .. Encoding.UTF8.GetBytes(key)], [0xff, .. Encoding.UTF8.GetBytes(key)])] };
            using var written = await WrittenReports.WriteAsync(report);

            foreach (var text in new[] { written.Html, written.Json, written.JUnit, written.Markdown, written.Har, written.Sarif, written.GitLab })
            {
                Assert.That(text, Does.Not.Contain(key));
                Assert.That(text, Does.Not.Contain(key[..^4]));
                Assert.That(text, Does.Not.Contain(escaped));
                Assert.That(text, Does.Not.Contain(Convert.ToBase64String(Encoding.UTF8.GetBytes(key))));
                Assert.That(text, Does.Not.Contain(Convert.ToBase64String([0xff, .. Encoding.UTF8.GetBytes(key)])));
            }
        }
    }

    [Test]
    public async Task The_password_of_a_base_URL_is_left_out()
    {
        var report = Reports.Failing();
        using var written = await WrittenReports.WriteAsync(report with { Target = Reports.Target with { BaseUrl = new Uri("https://me:secret@builder.example.org/api/v1") } });

        Assert.That(written.Html + written.Json + written.JUnit + written.Markdown + written.Sarif, Does.Not.Contain("secret").And.Contain("https://builder.example.org/api/v1"));
    }
}
