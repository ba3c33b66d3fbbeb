using System.Text.Json;
using System.Text.RegularExpressions;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Json;
using Flowyte.Conformance.Reporting;
using Flowyte.Conformance.Schemas;
using Flowyte.Conformance.Verdicts;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Reporting;

[TestFixture]
internal sealed class JsonReportTests
{
    [Test]
    public async Task It_is_as_its_schema_says([ValueSource(nameof(Runs))] NamedReport run)
    {
        using var written = await WrittenReports.WriteAsync(run.Report, ReportFormats.Json);
        var json = JsonText.Parse(await File.ReadAllBytesAsync(written.PathOf("results.json")));

        Assert.That(json.Faults, Is.Empty);
        Assert.That(Schemas().Validate("results", json.Root!).Errors, Is.Empty);
    }

    [Test]
    public async Task The_schema_refuses_a_file_without_its_verdict()
    {
        using var written = await WrittenReports.WriteAsync(Reports.Failing(), ReportFormats.Json);
        var json = JsonText.Parse(System.Text.Encoding.UTF8.GetBytes(written.Json.Replace("\"verdict\"", "\"judgement\"", StringComparison.Ordinal)));

        Assert.That(Schemas().Validate("results", json.Root!).Errors, Is.Not.Empty);
    }

    [Test]
    public async Task Its_members_keep_their_order()
    {
        using var written = await WrittenReports.WriteAsync(Reports.Failing(), ReportFormats.Json);
        using var json = JsonDocument.Parse(written.Json);
        var requirement = json.RootElement.GetProperty("requirements")[3];

        Assert.That(Names(json.RootElement), Is.EqualTo("schemaVersion verdict headline exitCode partial interrupted target profiles dialect strict specsVersion harnessVersion startedAt durationMs requests completions totals latency otherDialects problems requirements"));
        Assert.That(Names(json.RootElement.GetProperty("totals")), Is.EqualTo("passed failed warned noted untested excluded"));
        Assert.That(Names(requirement), Is.EqualTo("id group level status reason causedBy unstable findingCount findings evidenceCount evidence"));
        Assert.That(Names(requirement.GetProperty("findings")[0]), Is.EqualTo("message expected actual exchange location"));
        Assert.That(Names(requirement.GetProperty("findings")[0].GetProperty("location")), Is.EqualTo("part offset length pointer"));
    }

    [Test]
    public async Task It_tells_what_the_run_found()
    {
        using var written = await WrittenReports.WriteAsync(Reports.Failing(), ReportFormats.Json);
        using var json = JsonDocument.Parse(written.Json);
        var root = json.RootElement;

        Assert.That(root.GetProperty("verdict").GetString(), Is.EqualTo("not conformant"));
        Assert.That(root.GetProperty("partial").GetBoolean(), Is.True);
        Assert.That(root.GetProperty("requests").GetInt32(), Is.EqualTo(4));
        Assert.That(root.GetProperty("completions").GetInt32(), Is.EqualTo(2));
        Assert.That(root.GetProperty("totals").GetProperty("failed").GetInt32(), Is.EqualTo(3));
        Assert.That(root.GetProperty("requirements")[2].GetProperty("causedBy").GetString(), Is.EqualTo("MODEL-2"));
    }

    [Test]
    public async Task It_tells_how_long_the_replies_took()
    {
        using var written = await WrittenReports.WriteAsync(Reports.Failing(), ReportFormats.Json);
        using var json = JsonDocument.Parse(written.Json);
        var latency = json.RootElement.GetProperty("latency");

        Assert.That(latency.GetProperty("replies").GetInt32(), Is.EqualTo(2), "the refusal and the answer that never came are no replies");
        Assert.That(latency.GetProperty("firstToken").GetRawText().Where(letter => !char.IsWhiteSpace(letter)), Is.EqualTo("""{"medianMs":3,"p90Ms":3}"""));
        Assert.That(latency.GetProperty("total").GetProperty("medianMs").GetDouble(), Is.EqualTo(12.5));
        Assert.That(
            latency.GetProperty("samples").EnumerateArray().Select(sample => (sample.GetProperty("exchange").GetString(), sample.GetProperty("firstTokenMs").ValueKind)),
            Is.EqualTo(new[] { ("single-turn/1", JsonValueKind.Null), ("single-turn[stream=true]/1", JsonValueKind.Number) }));
    }

    [Test]
    public async Task The_first_token_is_the_first_text_and_not_the_first_chunk()
    {
        var stream = Exchanges.Answered("single-turn[stream=true]/1", 200, "text/event-stream", Exchanges.Stream("", "Hi", " there"));
        using var written = await WrittenReports.WriteAsync(Reports.Of([], [stream]), ReportFormats.Json);
        using var json = JsonDocument.Parse(written.Json);

        Assert.That(json.RootElement.GetProperty("latency").GetProperty("samples")[0].GetProperty("firstTokenMs").GetDouble(), Is.EqualTo(13));
    }

    [Test]
    public async Task Many_findings_are_counted_rather_than_listed()
    {
        var findings = Enumerable.Repeat(Reports.Finding("unknown-agent/1"), 5000).ToArray();
        using var written = await WrittenReports.WriteAsync(Reports.Of([Reports.Result("MODEL-2", RequirementStatus.Failed, Level.Must, findings)], []), ReportFormats.Json);
        using var json = JsonDocument.Parse(written.Json);
        var requirement = json.RootElement.GetProperty("requirements")[0];

        Assert.That(requirement.GetProperty("findingCount").GetInt32(), Is.EqualTo(5000));
        Assert.That(requirement.GetProperty("findings").GetArrayLength(), Is.EqualTo(100));
    }

    [Test]
    public async Task Two_runs_differ_in_their_times_only()
    {
        var first = Reports.Failing();
        using var one = await WrittenReports.WriteAsync(first, ReportFormats.Json);
        using var two = await WrittenReports.WriteAsync(first with { StartedAt = first.StartedAt.AddDays(1), Duration = TimeSpan.FromSeconds(3) }, ReportFormats.Json);

        Assert.That(WithoutTimes(two.Json), Is.EqualTo(WithoutTimes(one.Json)));
        Assert.That(two.Json, Is.Not.EqualTo(one.Json));
    }

    private static IEnumerable<NamedReport> Runs() =>
    [
        new("failing", Reports.Failing()),
        new("all sections", Reports.FailingWithAllSections()),
        new("empty", Reports.Of([], [])),
        new("passing", Reports.Of([Reports.Result("MODEL-1", RequirementStatus.Passed)], [])),
        new("no verdict", Reports.Of([], []) with { Verdict = Verdict.None, ExitCode = 4, Headline = "no verdict: nothing answered", Problems = ["connection refused"] }),
        .. HostileTexts.All.Select(hostile => new NamedReport(hostile.Name, Reports.Saying(hostile.Text))),
    ];

    private static string Names(JsonElement element) => string.Join(' ', element.EnumerateObject().Select(member => member.Name));

    private static string WithoutTimes(string json) => Regex.Replace(json, "\"(startedAt|durationMs)\": .*", "", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    private static SchemaSet Schemas()
    {
        var folder = Path.Combine(SpecsFolder.BuiltIn, "schemas");
        const string Ending = ".schema.json";
        return SchemaSet.Create(Directory.EnumerateFiles(folder, $"*{Ending}").ToDictionary(
            file => Path.GetFileName(file)[..^Ending.Length],
            file => JsonText.Parse(File.ReadAllBytes(file)).Root!));
    }
}
