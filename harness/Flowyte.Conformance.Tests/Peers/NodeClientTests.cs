using Flowyte.Conformance.Tests.Processes;
using Flowyte.MockServer;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Peers;

/// <summary>The guide's snippets on npm's <c>openai</c>, with nothing changed but base URL, key and agent.</summary>
public sealed class NodeClientTests
{
    private static readonly string Adapter = Path.Combine(Repository.Root, "harness", "sdk-adapters", "node");

    private FlowyteMock _mock = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        await NodePackage.InstallAsync(Adapter);
        _mock = await FlowyteMock.StartAsync();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (_mock is not null)
        {
            await _mock.DisposeAsync();
        }
    }

    [TestCase("completion.mjs", "Do you ship to Canada?")]
    [TestCase("stream.mjs", "Summarize your return policy.")]
    public async Task The_snippet_of_the_guide_prints_the_reply(string snippet, string question)
    {
        var (exitCode, output, error) = await RunAsync(snippet, _mock.AgentId, _mock.Key);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.Zero, error);
            Assert.That(output, Is.EqualTo(await ReplyAsync(question)));
        }
    }

    [TestCase("completion.mjs")]
    [TestCase("stream.mjs")]
    public async Task An_unknown_agent_is_a_bad_request_to_the_client(string snippet)
    {
        var (exitCode, _, error) = await RunAsync(snippet, "agt_nobody", _mock.Key);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.Not.Zero);
            Assert.That(error, Does.Contain("BadRequestError: 400"));
        }
    }

    [Test]
    public async Task A_wrong_key_is_an_authentication_error_to_the_client()
    {
        var (exitCode, _, error) = await RunAsync("completion.mjs", _mock.AgentId, "flowyte_sk_test_wrong");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.Not.Zero);
            Assert.That(error, Does.Contain("AuthenticationError: 401"));
        }
    }

    private async Task<(int ExitCode, string Output, string Error)> RunAsync(string snippet, string agent, string key)
    {
        await using var run = ProcessRun.Start(
            "node",
            [Path.Combine(Adapter, snippet)],
            new Dictionary<string, string> { ["FLOWYTE_BASE_URL"] = _mock.BaseUrl.ToString(), ["FLOWYTE_AGENT"] = agent, ["FLOWYTE_API_KEY"] = key },
            Adapter);
        var exitCode = await run.ExitAsync();
        return (exitCode, run.Out.Trim(), run.Error);
    }

    // What the mock says is asked of the mock itself, over plain HTTP and without any client library.
    private async Task<string> ReplyAsync(string question)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{_mock.BaseUrl}/chat/completions")
        {
            Content = new StringContent(
                $$"""{"model":"{{_mock.AgentId}}","messages":[{"role":"user","content":"{{question}}"}]}""", System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new("Bearer", _mock.Key);
        using var response = await client.SendAsync(request);
        using var completion = System.Text.Json.JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return completion.RootElement.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString()!.Trim();
    }
}
