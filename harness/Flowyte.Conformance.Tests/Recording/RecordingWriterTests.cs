using Flowyte.Conformance.Recording;
using Flowyte.Conformance.Running;
using Flowyte.Conformance.Tests.Running;
using NUnit.Framework;
using static Flowyte.Conformance.Tests.Running.MadeUp;

namespace Flowyte.Conformance.Tests.Recording;

/// <summary>A recording that is written while a run goes on.</summary>
[TestFixture]
public sealed class RecordingWriterTests
{
    private const string Token = "flowyte_visitor_canary_0123456789";

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public async Task A_run_is_judged_as_it_was_whatever_the_order_in_which_its_exchanges_ended()
    {
        var held = new TaskCompletionSource();
        var target = new ScriptedTarget(async (exchange, _) =>
        {
            if (exchange.Id == "a/1")
            {
                await held.Task;
            }
            else if (exchange.Id == "b/2")
            {
                held.SetResult();
            }

            return exchange.Id == "b/1" ? exchange.Refused(500) : exchange.Completion();
        });
        var suite = target.Suite(Specs(
            Conversation("a", Reply("R-1"), Reply("R-2", "{'messages':['{{turn1.message}}']}")),
            Conversation("b", Reply("R-1", "{'n':2}"), Reply("R-3", "{'n':3}"))));

        var record = await RecordAsync(suite, new());

        var read = RecordingFolder.Read(_folder.Path);
        Assert.That(read.Exchanges[0].Id, Is.EqualTo("b/1"));
        Assert.That(Told(suite, read), Is.EqualTo(Told(suite, record)));
    }

    [Test]
    public async Task A_recording_that_breaks_off_gives_what_was_sent_and_says_so()
    {
        var suite = new ScriptedTarget().Suite(Specs(Conversation("a", Reply("R-1")), Conversation("b", Reply("R-2", "{'n':2}"))));
        await RecordAsync(suite, new() { Concurrency = 1 });
        var file = _folder.Of(RecordingFolder.FileName);
        var lines = await File.ReadAllLinesAsync(file);
        await File.WriteAllTextAsync(file, $"{lines[0]}\n{lines[1]}\n{lines[2][..40]}");

        var report = suite.Judge(RecordingFolder.Read(_folder.Path));

        Assert.That(report.Headline, Does.EndWith("(incomplete: the run broke off before its end)"));
        Assert.That((report.ExitCode, report.Interrupted, report.Exchanges.Count), Is.EqualTo((130, true, 1)));
        Assert.That(report.Requirements[1].Reason, Is.EqualTo("it was not sent: the run broke off before its end"));
    }

    [Test]
    public async Task A_run_that_sent_nothing_yet_has_no_verdict()
    {
        var suite = new ScriptedTarget().Suite(Specs(Conversation("a", Reply("R-1"))));
        await RecordingWriter.Start(_folder.Path, suite.Specs, SomeTarget, new(), DateTimeOffset.UnixEpoch).DisposeAsync();

        var report = suite.Judge(RecordingFolder.Read(_folder.Path));

        Assert.That(report.Headline, Does.StartWith("no verdict: nothing could be tested").And.EndsWith("(incomplete: the run broke off before its end)"));
        Assert.That(report.ExitCode, Is.EqualTo(130));
    }

    [Test]
    public async Task What_the_target_gives_out_is_in_no_line_from_the_first_on()
    {
        var target = new ScriptedTarget(exchange => exchange.Id switch
        {
            "a/1" => exchange.With(200, $$$"""{"data":{"visitorToken":"{{{Token}}}"}}"""),
            _ => exchange.With(200, $$$"""{"data":{"text":"You are {{{Token}}}"}}"""),
        });
        var visit = new Conformance.Catalogue.Turn
        {
            Request = new() { Path = "/chat/widget/sessions", Body = MadeUp.Json("{}") },
            Expectations = [new() { Requirement = "R-1", Statuses = ["200"] }],
        };
        var suite = target.Suite(Specs(Conversation("a", visit, visit with { Request = visit.Request with { Body = MadeUp.Json("{'n':2}") } })));

        await RecordAsync(suite, new());

        var text = await File.ReadAllTextAsync(_folder.Of(RecordingFolder.FileName));
        Assert.That(text, Does.Not.Contain("canary"));
        Assert.That(RecordingFolder.Read(_folder.Path).Exchanges, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Shards_name_what_they_were_given_differently()
    {
        var target = new ScriptedTarget(exchange => exchange.With(200, $$$"""{"data":{"visitorToken":"{{{Token}}}"}}"""));
        var visit = new Conformance.Catalogue.Turn
        {
            Request = new() { Path = "/chat/widget/sessions", Body = MadeUp.Json("{}") },
            Expectations = [new() { Requirement = "R-1", Statuses = ["200"] }],
        };
        var suite = target.Suite(Specs(Conversation("a", visit), Conversation("b", visit)));
        var bodies = new List<string>();
        foreach (var index in Enumerable.Range(1, 2))
        {
            await RecordAsync(suite, new() { Shard = new(index, 2) });
            bodies.Add(System.Text.Encoding.UTF8.GetString(RecordingFolder.Read(_folder.Path).Exchanges.Single().Response!.Body.Span));
        }

        Assert.That(bodies[0], Is.Not.EqualTo(bodies[1]));
    }

    private async Task<RunRecord> RecordAsync(Suite suite, RunSettings settings)
    {
        await using var writer = RecordingWriter.Start(_folder.Path, suite.Specs, SomeTarget, settings, DateTimeOffset.UnixEpoch);
        var record = await suite.RecordAsync(SomeTarget, settings, new Follower(writer));
        await writer.FinishAsync(record);
        return record;
    }

    private static string Told(Suite suite, RunRecord record)
    {
        var report = suite.Judge(record);
        return string.Join('\n', report.Requirements
            .Select(result => $"{result.Requirement.Id} {result.Status} {result.Reason} {string.Join(' ', result.Evidence)} {string.Join(' ', result.Findings)}")
            .Prepend($"{report.Headline} {report.ExitCode} {string.Join(' ', report.Exchanges.Select(exchange => exchange.Id))}"));
    }

    private sealed class Follower(RecordingWriter writer) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => writer.Add(value.Last);
    }
}
