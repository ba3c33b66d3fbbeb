using Flowyte.Conformance.Tests.Cli;
using Flowyte.Conformance.Tests.Peers;
using Flowyte.MockServer;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Dialects;

/// <summary>The suite by OpenAI's own rules: on a server that has them, on the mock, and on servers that break them.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class OpenAiDialectTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public async Task A_server_by_OpenAIs_rules_is_conformant_by_them_and_complete()
    {
        await using var server = await OpenAiServer.StartAsync();
        var run = await CliRun.InAsync(server.ToEnvironment(), "run", "--dialect", "openai", "--require-complete", "--out", _folder.Path);
        var results = RunResults.Read(_folder.Path);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.Output);
            Assert.That(results.Statuses.Where(result => result.Value is "failed" or "untested"), Is.Empty);
            Assert.That(results.Statuses.Where(result => result.Value == "warned").Select(result => result.Key), Is.EquivalentTo(["HTTP-6", "REQ-6", "ROLE-8"]), "These are what OpenAI refuses and its SDKs send.");
            Assert.That(results.StatusOf("MODEL-2"), Is.EqualTo("excluded"));
            Assert.That(results.Statuses.Where(result => result.Key.StartsWith("OPENAI-", StringComparison.Ordinal)).Select(result => result.Value), Has.Exactly(6).Items.And.All.EqualTo("passed"));
        }
    }

    [Test]
    public async Task The_same_server_is_not_conformant_by_Flowytes_rules()
    {
        await using var server = await OpenAiServer.StartAsync();
        var run = await CliRun.InAsync(server.ToEnvironment(), "run", "--out", _folder.Path);
        var results = RunResults.Read(_folder.Path);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1), run.Output);
            Assert.That((results.StatusOf("MODEL-2"), results.StatusOf("MODEL-3"), results.StatusOf("IGN-9")), Is.EqualTo(("failed", "failed", "failed")));
            Assert.That(results.Statuses.Keys, Has.None.StartsWith("OPENAI-"));
        }
    }

    [Test]
    public async Task The_mock_is_conformant_and_complete_by_OpenAIs_rules_too()
    {
        var run = await CliRun.OfAsync("run", "--dialect", "openai", "--require-complete", "--strict", "--out", _folder.Path);

        Assert.That(run.ExitCode, Is.Zero, run.Output);
        Assert.That(RunResults.Read(_folder.Path).Statuses.Where(result => result.Value is "failed" or "warned" or "untested"), Is.Empty);
    }

    [TestCase("unknown-agent-404", 0)]
    [TestCase("unknown-agent-stream-404", 0)]
    [TestCase("unknown-agent-200", 1)]
    [TestCase("unknown-agent-stream-200", 1)]
    [TestCase("unknown-agent-500", 1)]
    public async Task What_the_mock_shows_of_unknown_agents_is_judged_by_OpenAIs_rules(string fault, int exitCode)
    {
        await using var mock = await FlowyteMock.StartAsync(new MockOptions { Fault = fault });
        var environment = new Dictionary<string, string> { ["FLOWYTE_BASE_URL"] = mock.BaseUrl.ToString(), ["FLOWYTE_AGENT"] = mock.AgentId, ["FLOWYTE_API_KEY"] = mock.Key };
        var run = await CliRun.InAsync(environment, "run", "--dialect", "openai", "--only", "model", "--out", _folder.Path);

        Assert.That(run.ExitCode, Is.EqualTo(exitCode), run.Output);
    }

    [TestCase(500, "OPENAI-1")]
    [TestCase(429, "OPENAI-1")]
    [TestCase(422, "OPENAI-1")]
    [TestCase(200, "OPENAI-1")]
    public Task An_unknown_model_with_another_status_is_the_headline(int status, string headline) =>
        ExpectHeadlineAsync(refusal => refusal.Code == OpenAiRefusal.UnknownModel ? refusal with { Status = status } : refusal, headline);

    [Test]
    public Task An_unknown_model_refused_inside_a_stream_is_the_headline() => ExpectHeadlineAsync(
        refusal => refusal is { Code: OpenAiRefusal.UnknownModel, IsOfStream: true } ? refusal with { Status = 200, MediaType = "text/event-stream", Body = $"data: {refusal.Body}\n\ndata: [DONE]\n\n" } : refusal,
        "OPENAI-2");

    [Test]
    public Task An_invalid_model_that_is_a_server_error_is_the_headline() => ExpectHeadlineAsync(
        refusal => refusal.Message.Contains("'model'", StringComparison.Ordinal) ? refusal with { Status = 500 } : refusal,
        "OPENAI-3");

    [TestCase("""{"detail":"It is wrong."}""", "application/json")]
    [TestCase("""{"type":"about:blank","title":"It is wrong.","status":404,"code":"wrong"}""", "application/problem+json")]
    [TestCase("""{"error":"It is wrong."}""", "application/json")]
    public Task Errors_of_another_form_are_the_headline(string body, string mediaType) =>
        ExpectHeadlineAsync(refusal => refusal with { Body = body.Replace("404", $"{refusal.Status}", StringComparison.Ordinal), MediaType = mediaType }, "OPENAI-4");

    private async Task ExpectHeadlineAsync(Func<OpenAiRefusal, OpenAiRefusal> refusals, string requirement)
    {
        await using var server = await OpenAiServer.StartAsync(refusals);
        var run = await CliRun.InAsync(server.ToEnvironment(), "run", "--dialect", "openai", "--out", _folder.Path);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1), run.Output);
            Assert.That(RunResults.Read(_folder.Path).Headline, Does.Contain($"{requirement}:"));
        }
    }
}
