using System.Text.Json;
using Flowyte.Conformance.Baselines;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Reporting;
using Flowyte.Conformance.Tests.Processes;
using Flowyte.Conformance.Verdicts;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Reporting;

[TestFixture]
internal sealed class SarifReportTests
{
    private static readonly string Validator = Path.Combine(Repository.Root, "harness", "Flowyte.Conformance.Tests", "Reporting", "sarif-validator");

    private static IEnumerable<TestCaseData<RunReport>> Kinds()
    {
        yield return new TestCaseData<RunReport>(Reports.Placed(Reports.Failing())).SetArgDisplayNames("failing");
        yield return new TestCaseData<RunReport>(Reports.Of([], [])).SetArgDisplayNames("nothing");
        yield return new TestCaseData<RunReport>(Reports.Failing() with { Interrupted = true, Verdict = Verdict.None, ExitCode = 130, Problems = ["a check crashed"] }).SetArgDisplayNames("interrupted");
        yield return new TestCaseData<RunReport>(FailingAll()).SetArgDisplayNames("all requirements of the specs");
        yield return new TestCaseData<RunReport>(Accepting()).SetArgDisplayNames("baseline");
        yield return new TestCaseData<RunReport>(Reports.Saying(string.Join('\n', HostileTexts.All.Select(hostile => hostile.Text)))).SetArgDisplayNames("hostile");
    }

    [TestCaseSource(nameof(Kinds))]
    public async Task The_official_schema_finds_nothing(RunReport report)
    {
        await NodePackage.InstallAsync(Validator);
        using var written = await WrittenReports.WriteAsync(report, ReportFormats.Sarif);
        await using var validator = ProcessRun.Start("node", [Path.Combine(Validator, "validate.mjs"), written.PathOf("results.sarif")], folder: Validator);

        Assert.That(await validator.ExitAsync(), Is.Zero, validator.Out + validator.Error);
        Assert.That(validator.Out, Does.Contain("0 problems"));
    }

    [Test]
    public async Task Each_requirement_is_a_rule_with_help_and_what_it_rests_on()
    {
        using var sarif = await WriteAsync(Reports.Failing());
        var rules = Run(sarif).GetProperty("tool").GetProperty("driver").GetProperty("rules");
        var rule = rules[4];

        Assert.That(rules.GetArrayLength(), Is.EqualTo(8));
        Assert.That(rule.GetProperty("id").GetString(), Is.EqualTo("BODY-2"));
        Assert.That(rule.GetProperty("shortDescription").GetProperty("text").GetString(), Is.EqualTo("The statement of BODY-2 holds."));
        Assert.That(rule.GetProperty("helpUri").GetString(), Is.EqualTo("https://docs.example.org/guide"));
        Assert.That(rule.GetProperty("defaultConfiguration").GetProperty("level").GetString(), Is.EqualTo("warning"));
        Assert.That(rule.GetProperty("help").GetProperty("text").GetString(), Does.Contain("A random id is sent.").And.Contain("Answer 400."));
        Assert.That(rule.GetProperty("help").GetProperty("markdown").GetString(), Does.Contain("[Flowyte guide](<https://docs.example.org/guide>)"));
        Assert.That(rule.GetProperty("properties").GetProperty("basis")[0].GetProperty("quote").GetString(), Is.EqualTo("An unknown id returns a 400."));
    }

    [Test]
    public async Task What_failed_or_was_warned_of_is_a_result_with_its_evidence_and_the_line_that_repeats_it()
    {
        using var sarif = await WriteAsync(Reports.Placed(Reports.Failing()));
        JsonElement[] results = [.. Run(sarif).GetProperty("results").EnumerateArray()];
        var text = results[2].GetProperty("message").GetProperty("text").GetString();

        Assert.That(results.Select(result => $"{result.GetProperty("ruleId")} {result.GetProperty("level")} {result.GetProperty("ruleIndex")}"), Is.EqualTo("MODEL-2 error 1|MODEL-3 error 2|BODY-1 error 3|BODY-2 warning 4".Split('|')));
        Assert.That(text, Does.StartWith("The unknown agent was not refused.\nExpected: 400\nActual: 1741570283.0\n").And.Contain("»1741570283.0«").And.Contain("curl -i -N").And.Contain("$FLOWYTE_API_KEY"));
        Assert.That(results[1].GetProperty("properties").GetProperty("causedBy").GetString(), Is.EqualTo("MODEL-2"));
    }

    [Test]
    public async Task A_result_stands_at_the_line_of_the_turn_and_else_at_that_of_the_requirement()
    {
        using var sarif = await WriteAsync(Reports.Placed(Reports.Failing()));

        Assert.That(Places(sarif), Is.EqualTo("specs/requirements/model.yaml:7 specs/requirements/model.yaml:7 my%20specs/conversations/single-turn.yaml:12 my%20specs/conversations/single-turn.yaml:12".Split(' ')));
    }

    [Test]
    public async Task The_lines_of_the_specs_are_those_of_their_files()
    {
        var specs = SpecsFolder.Load();
        var conversation = specs.Conversations.Single(conversation => conversation.Name == "unknown-agent");
        var line = await LineOfAsync(conversation.Turns[0].Place!);
        var requirement = await LineOfAsync(specs.Requirement("MODEL-2")!.Place!);

        Assert.That(conversation.Turns[0].Place!.File, Is.EqualTo($"specs/{conversation.File}"));
        Assert.That(line, Does.StartWith("  - "));
        Assert.That(requirement, Does.Contain("id: MODEL-2"));
    }

    [Test]
    public async Task The_same_failures_have_the_same_fingerprints_in_another_run()
    {
        using var first = await WriteAsync(Reports.Placed(Reports.Failing()));
        using var second = await WriteAsync(Reports.Failing() with { StartedAt = DateTimeOffset.UnixEpoch, Target = Reports.Target with { Agent = "agt_2" } });

        Assert.That(Fingerprints(second), Is.EqualTo(Fingerprints(first)));
        Assert.That(Fingerprints(first).Distinct().Count(), Is.EqualTo(4));
    }

    [Test]
    public async Task The_run_tells_its_exit_code_and_whether_it_came_to_an_end()
    {
        using var whole = await WriteAsync(Reports.Failing());
        using var broken = await WriteAsync(Reports.Failing() with { Interrupted = true, ExitCode = 130, Problems = ["a check crashed"] });
        var (ended, interrupted) = (Run(whole).GetProperty("invocations")[0], Run(broken).GetProperty("invocations")[0]);

        Assert.That((ended.GetProperty("exitCode").GetInt32(), ended.GetProperty("executionSuccessful").GetBoolean()), Is.EqualTo((1, true)));
        Assert.That((interrupted.GetProperty("exitCode").GetInt32(), interrupted.GetProperty("executionSuccessful").GetBoolean()), Is.EqualTo((130, false)));
        Assert.That(interrupted.GetProperty("toolExecutionNotifications").GetRawText(), Does.Contain("a check crashed").And.Contain("did not come to its end"));
        Assert.That(Run(whole).GetProperty("automationDetails").GetProperty("id").GetString(), Is.EqualTo("flowyte-conformance/builder.example.org/agt_1/2026-11-25T12:00:00.000Z"));
    }

    [Test]
    public async Task An_accepted_failure_is_suppressed_with_its_reason_and_the_others_are_not()
    {
        using var sarif = await WriteAsync(Accepting());
        JsonElement[] results = [.. Run(sarif).GetProperty("results").EnumerateArray()];

        Assert.That(results.Select(result => result.GetProperty("suppressions").GetArrayLength() == 1 ? result.GetProperty("ruleId").GetString() : ""), Is.EqualTo("MODEL-2|||".Split('|')));
        Assert.That(results[0].GetProperty("suppressions")[0].GetProperty("justification").GetString(), Is.EqualTo("known (until 2027-01-31)"));
        Assert.That(Run(sarif).GetProperty("invocations")[0].GetProperty("toolConfigurationNotifications")[0].GetProperty("message").GetProperty("text").GetString(), Does.Contain("AUTH-9 matches nothing"));
    }

    [Test]
    public async Task Whatever_the_target_sends_no_reader_makes_a_link_of_it_and_nothing_is_hidden([ValueSource(typeof(HostileTexts), nameof(HostileTexts.All))] HostileText hostile)
    {
        using var sarif = await WriteAsync(Reports.Saying(hostile.Text));
        var texts = Texts(sarif.RootElement).ToList();
        var plain = Run(sarif).GetProperty("results").EnumerateArray().Select(result => result.GetProperty("message").GetProperty("text").GetString()!);

        Assert.That(texts.SelectMany(text => text).Where(character => char.IsControl(character) && character != '\n'), Is.Empty);
        Assert.That(plain, Has.None.Contains("]("));
    }

    [Test]
    public async Task A_text_without_end_is_cut()
    {
        using var written = await WrittenReports.WriteAsync(Reports.Saying(new string('x', 3_000_000)), ReportFormats.Sarif);

        Assert.That(new FileInfo(written.PathOf("results.sarif")).Length, Is.LessThan(100_000));
    }

    private static RunReport FailingAll()
    {
        var exchange = Exchanges.Answered("single-turn/1", 404, "application/json", "{}");
        return Reports.Of(
            [.. SpecsFolder.Load().Requirements.Select(requirement => new RequirementResult { Requirement = requirement, Status = RequirementStatus.Failed, Findings = [Reports.Finding(exchange.Id)] })],
            [exchange]);
    }

    private static RunReport Accepting()
    {
        var report = Reports.Failing();
        return report with
        {
            Requirements = [.. report.Requirements.Select(result => result.Requirement.Id == "MODEL-2" ? result with { Accepted = new Acceptance("known", new DateOnly(2027, 1, 31)) } : result)],
            Baseline = new BaselineOutcome { Stale = ["AUTH-9 matches nothing"] },
        };
    }

    private static async Task<JsonDocument> WriteAsync(RunReport report)
    {
        using var written = await WrittenReports.WriteAsync(report, ReportFormats.Sarif);
        return JsonDocument.Parse(written.Sarif);
    }

    private static JsonElement Run(JsonDocument sarif) => sarif.RootElement.GetProperty("runs")[0];

    private static IEnumerable<string> Fingerprints(JsonDocument sarif) =>
        Run(sarif).GetProperty("results").EnumerateArray().Select(result => result.GetProperty("partialFingerprints").GetRawText());

    private static IEnumerable<string> Places(JsonDocument sarif) =>
        from result in Run(sarif).GetProperty("results").EnumerateArray()
        let place = result.GetProperty("locations")[0].GetProperty("physicalLocation")
        select $"{place.GetProperty("artifactLocation").GetProperty("uri")}:{place.GetProperty("region").GetProperty("startLine")}";

    private static async Task<string> LineOfAsync(SpecLine place) => (await File.ReadAllLinesAsync(Path.Combine(Repository.Root, place.File)))[place.Line - 1];

    private static IEnumerable<string> Texts(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => [json.GetString()!],
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Texts),
        JsonValueKind.Object => json.EnumerateObject().SelectMany(member => Texts(member.Value)),
        _ => [],
    };
}
