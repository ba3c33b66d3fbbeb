using System.Text;
using Flowyte.Conformance.Clients.Judging;
using Flowyte.Conformance.Kit;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Clients;

/// <summary>The kit on clients that are made up here; the example holds a real SDK against it.</summary>
public sealed class KitTests
{
    private ConformanceKit _kit = null!;

    [OneTimeSetUp]
    public async Task Start() => _kit = await ConformanceKit.StartAsync("stream-ends-early");

    [OneTimeTearDown]
    public async Task Stop() => await _kit.DisposeAsync();

    [Test]
    public async Task A_client_that_reads_is_good()
    {
        var scenario = Scenario("as-documented/plain");

        var verdict = await scenario.TryAsync(_ => Task.FromResult(new KitAnswer(scenario.Text!, scenario.FinishReason)));

        Assert.That(verdict.Outcome, Is.EqualTo(ClientOutcome.Reads));
        Assert.That(verdict.IsGood, Is.True, verdict.ToString());
    }

    [Test]
    public async Task An_exception_is_the_error_of_the_client([Values] bool atOnce)
    {
        var scenario = Scenario("as-documented/refused-plain");

        var verdict = await scenario.TryAsync(
            _ => atOnce ? throw new InvalidOperationException("no such agent") : Task.FromException<KitAnswer>(new InvalidOperationException("no such agent")),
            _ => scenario.RefusalStatus);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(verdict.Outcome, Is.EqualTo(ClientOutcome.Notices));
            Assert.That(verdict.IsGood, Is.True);
            Assert.That(verdict.Findings.Select(finding => finding.Requirement.Id), Is.EqualTo(["ERRORS-3"]), "The message of the server is not that of the exception.");
        }
    }

    [Test]
    public async Task A_client_that_does_not_end_hangs()
    {
        var verdict = await Scenario("as-documented/stream").TryAsync(_ => new TaskCompletionSource<KitAnswer>().Task, timeLimit: TimeSpan.FromMilliseconds(1));

        Assert.That(verdict.Outcome, Is.EqualTo(ClientOutcome.Hangs));
        Assert.That(verdict.IsGood, Is.False);
    }

    [Test]
    public async Task What_was_sent_is_judged_too()
    {
        var verdict = await Scenario("as-documented/plain").TryAsync(async trial =>
        {
            using var client = new HttpClient();
            client.DefaultRequestHeaders.Authorization = new("Bearer", trial.Key);
            using var content = new StringContent("""{"model":"agt_1","messages":[]}""", Encoding.UTF8, "application/json");
            using var response = await client.PostAsync(new Uri($"{trial.BaseUrl}/chat/completions?key={trial.Key}"), content);
            return new KitAnswer("", null);
        });

        Assert.That(verdict.Findings.Select(finding => finding.Requirement.Id), Is.SupersetOf(["SENDS-1", "SENDS-3"]), verdict.ToString());
    }

    private KitScenario Scenario(string name) => _kit.Scenarios.Single(scenario => scenario.Name == name);
}
