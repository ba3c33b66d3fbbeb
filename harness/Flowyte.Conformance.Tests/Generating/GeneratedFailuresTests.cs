using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Checks;
using Flowyte.Conformance.Generating;
using Flowyte.Conformance.Json;
using Flowyte.Conformance.Recording;
using Flowyte.Conformance.Reporting;
using Flowyte.Conformance.Running;
using Flowyte.Conformance.Tests.Catalogue;
using Flowyte.Conformance.Tests.Checks;
using Flowyte.Conformance.Tests.Cli;
using Flowyte.Conformance.Tests.Running;
using Flowyte.Conformance.Verdicts;
using Flowyte.Conformance.Wire;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Generating;

/// <summary>Targets that refuse one thing, and what a run finds out about it.</summary>
public sealed class GeneratedFailuresTests
{
    private static readonly RunSettings Settings = new() { Generate = 30, Seed = 1, Only = ["generated-*"] };

    [Test]
    public async Task A_tool_message_with_parts_that_is_refused_is_found_as_three_messages()
    {
        var target = new ScriptedTarget(exchange => HasToolParts(BodyOf(exchange)) ? exchange.Refused() : Answer(exchange));
        var report = await Suite(target).RunAsync(MadeUp.SomeTarget, Settings);
        var finding = Result(report).Findings.Single();
        var smallest = report.Exchanges.Single(exchange => exchange.Id == finding.Exchange);
        var file = report.Generated.Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.ExitCode, Is.EqualTo(1));
            Assert.That(BodyOf(smallest)["messages"]!.Items, Has.Count.EqualTo(3));
            Assert.That(smallest.Response!.Status, Is.EqualTo(400));
            Assert.That(finding.Message, Does.Contain(file.Path).And.Match(@"found with \d+ more requests; \d+ other conversations that fail contain it; "));
            Assert.That(target.Sent, Has.Count.InRange(31, 30 + GeneratedFailures.MostRequests));
            Assert.That(report.Exchanges, Has.Count.EqualTo(target.Sent.Count));
        }
    }

    [Test]
    public async Task What_is_found_is_a_conversation_that_fails_again()
    {
        var target = new ScriptedTarget(exchange => HasToolParts(BodyOf(exchange)) ? exchange.Refused() : Answer(exchange));
        var file = (await Suite(target).RunAsync(MadeUp.SomeTarget, Settings)).Generated.Single();
        using var own = new SpecsOnDisk().With(file.Path.Replace("generated/", "conversations/", StringComparison.Ordinal), file.Text);

        var again = await Suite(target, own.Load()).RunAsync(MadeUp.SomeTarget, new() { Only = [Path.GetFileNameWithoutExtension(file.Path)] });

        Assert.That(again.Exchanges, Has.Count.EqualTo(1));
        Assert.That(Result(again).Status, Is.EqualTo(RequirementStatus.Failed));
    }

    [Test]
    public async Task A_recording_is_judged_in_the_same_way_without_sending()
    {
        var target = new ScriptedTarget(exchange => HasToolParts(BodyOf(exchange)) ? exchange.Refused() : Answer(exchange));
        var suite = Suite(target);
        var folder = Directory.CreateTempSubdirectory("generated-").FullName;

        var record = await suite.RecordAsync(MadeUp.SomeTarget, Settings with { Repeat = 2 });
        await RecordingFolder.WriteAsync(record, folder);
        var sent = target.Sent.Count;
        var first = suite.Judge(record);
        var second = suite.Judge(RecordingFolder.Read(folder));
        Directory.Delete(folder, recursive: true);

        Assert.That(Result(second).Findings, Is.Not.Empty.And.EqualTo(Result(first).Findings));
        Assert.That(second.Generated, Is.EqualTo(first.Generated));
        Assert.That(target.Sent, Has.Count.EqualTo(sent));
    }

    [Test]
    public async Task Two_defects_are_found_each_in_its_smallest_form()
    {
        var target = new ScriptedTarget(exchange => BodyOf(exchange) switch
        {
            var body when HasToolParts(body) => exchange.Refused(),
            var body when body["user"] is not null => exchange.Refused(500),
            _ => Answer(exchange),
        });
        var report = await Suite(target).RunAsync(MadeUp.SomeTarget, Settings);

        Assert.That(Result(report).Findings.Select(finding => finding.Actual[..3]), Is.EquivalentTo(["400", "500"]));
        Assert.That(report.Generated, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_target_that_fails_always_is_not_asked_much_more()
    {
        var target = new ScriptedTarget(exchange => exchange.Refused(500));
        var report = await Suite(target).RunAsync(MadeUp.SomeTarget, new() { Generate = 30 });

        Assert.That(Result(report).Status, Is.EqualTo(RequirementStatus.Untested), "A smaller request failed in the same way.");
        Assert.That(report.Exchanges.Where(exchange => exchange.Id.Contains("-smaller", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public async Task A_file_lies_beside_the_reports()
    {
        var target = new ScriptedTarget(exchange => HasToolParts(BodyOf(exchange)) ? exchange.Refused() : Answer(exchange));
        var report = await Suite(target).RunAsync(MadeUp.SomeTarget, Settings);
        var folder = Directory.CreateTempSubdirectory("generated-").FullName;

        var files = await ReportFolder.WriteAsync(report, folder, ReportFormats.Json);
        var text = await File.ReadAllTextAsync(Path.Combine(folder, report.Generated.Single().Path));
        Directory.Delete(folder, recursive: true);

        Assert.That(text, Is.EqualTo(report.Generated.Single().Text));
        Assert.That(files, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task The_mock_answers_fifty_of_them()
    {
        var folder = Directory.CreateTempSubdirectory("generated-").FullName;
        var run = await CliRun.OfAsync("run", "--generate", "50", "--seed", "7", "--out", folder, "--format", "json");
        Directory.Delete(folder, recursive: true);

        Assert.That(run.ExitCode, Is.Zero, run.Output);
        Assert.That(run.Out, Does.Contain("conformant: "));
    }

    [Test]
    public async Task A_dry_run_counts_them_on_one_line()
    {
        var run = await CliRun.OfAsync("run", "--dry-run", "--generate", "50", "--only", "generated-*");

        Assert.That(run.Out, Does.Contain("50  generated-1-1 to generated-1-50 (where one fails, up to 40 more requests make it smaller)").And.Contain("50 requests, of them 50 "));
    }

    private static Suite Suite(ScriptedTarget target, Specs? specs = null)
    {
        specs ??= SpecsFolder.Load();
        return target.Suite(specs, checks: new CheckSuite(specs.Schemas, specs.Requirements).Judge);
    }

    private static RequirementResult Result(RunReport report) =>
        report.Requirements.Single(result => result.Requirement.Id == GeneratedConversations.Requirement);

    private static Exchange Answer(Exchange exchange) => BodyOf(exchange)["stream"] is { Text: "true" }
        ? exchange.With(200, Say.Good, "text/event-stream")
        : exchange.Completion();

    private static JsonNode BodyOf(Exchange exchange) => JsonText.Parse(exchange.Request.Body).Root!;

    private static bool HasToolParts(JsonNode body) =>
        (body["messages"]?.Items ?? []).Any(message => message["role"] is { Text: "tool" } && message["content"] is { Kind: JsonKind.Array });
}
