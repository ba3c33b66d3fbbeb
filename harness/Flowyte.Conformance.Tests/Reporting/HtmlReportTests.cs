using System.Text.RegularExpressions;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Reporting;
using Flowyte.Conformance.Verdicts;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Reporting;

[TestFixture]
internal sealed partial class HtmlReportTests
{
    [Test]
    public async Task Every_link_has_where_to_land_and_every_anchor_is_unique([ValueSource(nameof(Runs))] NamedReport run)
    {
        using var written = await WrittenReports.WriteAsync(run.Report, ReportFormats.Html);
        var html = written.Html;
        string[] anchors = [.. Anchors().Matches(html).Select(match => match.Groups["anchor"].Value)];

        Assert.That(anchors, Is.Unique);
        Assert.That(Links().Matches(html).Select(match => match.Groups["anchor"].Value).Distinct(), Is.SubsetOf(anchors));
    }

    [Test]
    public async Task A_place_far_into_a_long_body_is_shown()
    {
        var exchange = Exchanges.Answered("long/1", 200, "application/json", $"\"{new string('a', 500_000)}FAULT{new string('b', 500_000)}\"");
        var finding = Reports.Finding(exchange.Id, "FAULT", Reports.At(exchange, "FAULT"));
        using var written = await WrittenReports.WriteAsync(Reports.Of([Reports.Result("BODY-1", RequirementStatus.Failed, Level.Must, finding)], [exchange]), ReportFormats.Html);

        Assert.That(written.Html, Does.Contain("<mark title=\"BODY-1\">FAULT</mark>").And.Contain("483,017 bytes left out"));
        Assert.That(written.Html, Has.Length.LessThan(100_000));
    }

    [Test]
    public async Task A_place_far_into_a_long_stream_is_shown()
    {
        var exchange = Exchanges.Answered("long/1", 200, "text/event-stream", Exchanges.Stream(Enumerable.Range(0, 5000).Select(i => i == 3000 ? "FAULT" : $"word {i} ")));
        var finding = Reports.Finding(exchange.Id, "FAULT", Reports.At(exchange, "FAULT"));
        using var written = await WrittenReports.WriteAsync(Reports.Of([Reports.Result("BODY-1", RequirementStatus.Failed, Level.Must, finding)], [exchange]), ReportFormats.Html);

        Assert.That(written.Html, Does.Contain("<mark title=\"BODY-1\">FAULT</mark>").And.Contain("2,620 events left out"));
    }

    [Test]
    public async Task A_stream_is_shown_to_its_last_byte()
    {
        var exchange = Exchanges.Answered("a/1", 200, "text/event-stream", "\ufeff: hello\r\n\r\ndata: one\rdata: two\r\r\n\nid: 7\n\ndata: last");
        using var written = await WrittenReports.WriteAsync(Reports.Of([], [exchange]), ReportFormats.Html);
        var cells = string.Concat(StreamCells().Matches(written.Html).Select(match => match.Groups["bytes"].Value));

        Assert.That(cells.Replace("<i>", "", StringComparison.Ordinal).Replace("</i>", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal), Is.EqualTo(
            "\\ufeff: hello\\r\\n\\r\\ndata: one\\rdata: two\\r\\r\\n\\nid: 7\\n\\ndata: last"));
        Assert.That(written.Html, Does.Contain(">CR LF<").And.Contain(">comment<").And.Contain(">unseen<"));
    }

    [Test]
    public async Task Five_thousand_exchanges_full_of_escapes_stay_below_8_MB()
    {
        var body = new string('\u202e', 3000);
        var report = Reports.Of(
            [.. Enumerable.Range(0, 130).Select(i => Reports.Result($"MODEL-{i}", RequirementStatus.Failed, Level.Must, [.. Enumerable.Range(0, 40).Select(j => Reports.Finding($"many/{(i * 38) + j}", body))]))],
            [.. Enumerable.Range(0, 5000).Select(i => Exchanges.Answered($"many/{i}", 200, "application/json", body))]);
        using var written = await WrittenReports.WriteAsync(report, ReportFormats.Html);

        Assert.That(new FileInfo(written.PathOf("report.html")).Length, Is.LessThan(8_000_000));
        Assert.That(written.Html, Does.Contain("id=\"x5000\""));
    }

    [Test]
    public async Task A_key_that_a_stream_tells_piece_by_piece_is_nowhere_in_one_piece()
    {
        var exchange = Exchanges.Answered("a/1", 200, "text/event-stream", Exchanges.Stream(Exchanges.Key[..12], Exchanges.Key[12..]));
        using var written = await WrittenReports.WriteAsync(Reports.Of([], [exchange]), ReportFormats.Html);

        Assert.That(written.Html, Does.Contain("<p>[redacted]</p>").And.Not.Contain(Exchanges.Key));
    }

    [Test]
    public async Task An_address_that_is_none_of_the_web_becomes_no_link()
    {
        var requirement = Reports.Requirement("MODEL-2") with { Basis = [new Basis("Own specs", "javascript:alert(1)", "words")] };
        using var written = await WrittenReports.WriteAsync(Reports.Of([Reports.Result("MODEL-2", RequirementStatus.Passed) with { Requirement = requirement }], []), ReportFormats.Html);

        Assert.That(written.Html, Does.Contain("Own specs").And.Not.Contain("javascript:"));
    }

    private static IEnumerable<NamedReport> Runs() =>
    [
        new("failing", Reports.Failing()),
        new("without its exchanges", Reports.Failing() with { Exchanges = [] }),
        new("empty", Reports.Of([], [])),
        .. HostileTexts.All.Select(hostile => new NamedReport(hostile.Name, Reports.Saying(hostile.Text))),
    ];

    [GeneratedRegex(" id=\"(?<anchor>[^\"]*)\"", RegexOptions.None, 1000)]
    private static partial Regex Anchors();

    [GeneratedRegex("href=\"#(?<anchor>[^\"]*)\"", RegexOptions.None, 1000)]
    private static partial Regex Links();

    [GeneratedRegex("<td><pre class=\"bytes\">(?<bytes>.*?)</pre></td>", RegexOptions.Singleline, 1000)]
    private static partial Regex StreamCells();
}
