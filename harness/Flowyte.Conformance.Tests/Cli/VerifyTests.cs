using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Flowyte.Conformance.Json;
using Flowyte.Conformance.Tests.Peers;
using Flowyte.Conformance.Tests.Schemas;
using Flowyte.MockServer;
using Microsoft.AspNetCore.Http;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Cli;

[CancelAfter(120_000)]
public sealed class VerifyTests
{
    private const string Cases = """
        id: agt_shop
        published: true
        cases:
          - { contains: ship, reply: We ship to Canada. }
          - { exact: Tell me more, turn: 2, reply: [We, " do", "."] }
          - { matches: /order (?<number>\d+)/, reply: "{{number}} is on its way." }
          - { contains: refund, reply: Soon., fail: [503] }
        """;

    [Test]
    public async Task A_mock_that_is_held_against_a_mock_has_the_same_structure(CancellationToken cancellation)
    {
        await using var live = await FlowyteMock.StartAsync(cancellation: cancellation);
        var run = await VerifyAsync(live, cancellation);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.Output);
            Assert.That(run.Out, Does.Match(@"(?m)^same: live and mock have the same structure in \d\d exchanges"));
            Assert.That(run.Error, Does.Contain("Comparing the mock with http://127.0.0.1:").And.Match(@"\d\d requests, of them \d\d that an agent answers"));
            Assert.That(run.Output, Does.Not.Contain(live.Key));
        }
    }

    [TestCase("no-done", "only mock  stream:frame [DONE]: behind finish")]
    [TestCase("crlf", "differs    stream:line endings")]
    [TestCase("no-space", "differs    stream:data field")]
    [TestCase("comments", "only live  stream:comments")]
    [TestCase("stream-as-text-plain", "differs    head:Content-Type ")]
    [TestCase("completion-as-vendor-json", "differs    head:Content-Type ")]
    [TestCase("no-cache-headers", "only mock  head:Cache-Control")]
    [TestCase("created-as-text", "differs    completion:created")]
    [TestCase("id-missing", "only mock  completion:id: string")]
    [TestCase("finish-reason-end-turn", "differs    completion:choices[].finish_reason")]
    [TestCase("error-code-number", "differs    error:error.code")]
    [TestCase("refusal-as-html", "differs    answer:body")]
    [TestCase("reset-in-completion", "differs    answer:end")]
    public async Task What_differs_is_named_once(string fault, string named, CancellationToken cancellation)
    {
        await using var live = await FlowyteMock.StartAsync(new MockOptions { Fault = fault }, cancellation);
        var run = await VerifyAsync(live, cancellation, "--only", "single-turn,unknown-agent");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1), run.Output);
            Assert.That(run.Out.Split('\n').Count(line => (line.Trim() + " ").StartsWith(named, StringComparison.Ordinal)), Is.EqualTo(1), run.Output);
            Assert.That(run.Out, Does.Match("(?m)^differs: "));
        }
    }

    [TestCase("byte-by-byte")]
    [TestCase("end-a-moment-later")]
    [TestCase("members-in-another-order")]
    [TestCase("uuid-ids")]
    public async Task A_legal_variation_of_no_structure_is_no_difference(string variant, CancellationToken cancellation)
    {
        await using var live = await FlowyteMock.StartAsync(new MockOptions { Fault = variant }, cancellation);
        var run = await VerifyAsync(live, cancellation, "--only", "single-turn");
        Assert.That(run.ExitCode, Is.Zero, run.Output);
    }

    [Test]
    public async Task A_difference_that_is_known_can_be_passed_over(CancellationToken cancellation)
    {
        await using var live = await FlowyteMock.StartAsync(new MockOptions { Fault = "crlf" }, cancellation);
        var run = await VerifyAsync(live, cancellation, "--only", "unknown-agent", "--ignore", "stream:line*,head:etag");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.Output);
            Assert.That(run.Out, Does.Contain("; 1 ignored"));
            Assert.That(run.Error, Does.Contain("warning: --ignore head:etag passed over nothing.").And.Not.Contain("--ignore stream:line"));
        }
    }

    [Test]
    public async Task The_output_for_programs_is_as_its_schema_says_and_alone_on_its_stream(CancellationToken cancellation)
    {
        await using var live = await FlowyteMock.StartAsync(new MockOptions { Fault = "no-done" }, cancellation);
        using var folder = new TemporaryFolder();
        var run = await VerifyAsync(live, cancellation, "--only", "unknown-agent", "--format", "json", "--out", folder.Of("comparison.json"));
        var json = JsonText.Parse(System.Text.Encoding.UTF8.GetBytes(run.Out));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1), run.Output);
            Assert.That(SpecSchemas.Set.Validate("comparison", json.Root!).Errors, Is.Empty);
            Assert.That(json.Root!["differences"]!.Items.Single()["name"]!.Text, Is.EqualTo("stream:frame [DONE]"));
            Assert.That(await File.ReadAllTextAsync(folder.Of("comparison.json"), cancellation), Is.EqualTo(run.Out.TrimEnd()));
        }
    }

    [Test]
    public async Task A_live_endpoint_that_is_down_is_nothing_compared()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        var run = await CliRun.InAsync(Environment("flowyte_sk_test_nobody_home"), "verify", "--against", $"http://127.0.0.1:{port}/api/v1", "--agent", "agt_1");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(4), run.Output);
            Assert.That(run.Out, Does.Match("(?m)^nothing compared with .*refuses the connection"));
        }
    }

    [Test]
    public async Task A_live_endpoint_that_refuses_the_key_proves_nothing_against_the_mock(CancellationToken cancellation)
    {
        await using var live = await FlowyteMock.StartAsync(cancellation: cancellation);
        var run = await CliRun.InAsync(Environment("flowyte_sk_live_of_nobody"), cancellation, "verify", "--against", live.BaseUrl.ToString(), "--agent", live.AgentId);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(4), run.Output);
            Assert.That(run.Out, Does.Match(@"(?m)^nothing compared with http://127\.0\.0\.1:\d+/api/v1: it refused all \d+ requests that its agent should answer \(401\)"));
        }
    }

    [Test]
    public async Task Who_interrupts_is_told_what_was_compared_and_exits_with_130(CancellationToken cancellation)
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var interruption = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var accepting = silent.AcceptTcpClientAsync(cancellation);
        var running = CliRun.InAsync(Environment("flowyte_sk_test_nobody_home"), interruption.Token, "verify", "--against", $"http://{silent.LocalEndpoint}/api/v1", "--agent", "agt_1");
        using var connection = await accepting;
        await interruption.CancelAsync();
        var run = await running;
        Assert.That(run, Has.Property(nameof(CliRun.ExitCode)).EqualTo(130).And.Property(nameof(CliRun.Out)).Contain("nothing compared"));
    }

    [Test]
    public async Task Cases_of_a_folder_are_played_as_far_as_requests_can_be_made_of_them(CancellationToken cancellation)
    {
        using var folder = new TemporaryFolder();
        folder.Write("shop.yaml", Cases);
        await using var live = await FlowyteMock.StartAsync(cancellation: cancellation);
        var run = await VerifyAsync(live, cancellation, "--agents", folder.Path, "--texts");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.Output);
            Assert.That(run.Out, Does.Contain("2 exchanges (1 completions, 1 streams, 0 refusals and others); 2 not compared or not played"));
            Assert.That(run.Out, Does.Contain("other text shop.yaml, case 1"));
            Assert.That(run.Out, Does.Contain("""shop.yaml, case 3 (no request can be made of its condition (matches /order (?<number>\d+)/))"""));
            Assert.That(run.Out, Does.Contain("shop.yaml, case 4 (its first attempts fail on purpose (503))"));
        }
    }

    [Test]
    public async Task What_was_not_played_is_incomplete_where_that_is_asked_for(CancellationToken cancellation)
    {
        using var folder = new TemporaryFolder();
        folder.Write("shop.yaml", Cases);
        await using var live = await FlowyteMock.StartAsync(cancellation: cancellation);
        Assert.That((await VerifyAsync(live, cancellation, "--agents", folder.Path, "--require-complete")).ExitCode, Is.EqualTo(3));
    }

    [Test]
    public async Task A_recording_is_played_against_the_endpoint_that_it_is_of(CancellationToken cancellation)
    {
        using var folder = new TemporaryFolder();
        await using var live = await FlowyteMock.StartAsync(cancellation: cancellation);
        await RecordAsync(live, folder.Path, cancellation);
        var run = await CliRun.InAsync(Environment(live.Key), cancellation, "verify", "--against", live.BaseUrl.ToString(), "--agents", folder.Path, "--texts");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.Output);
            Assert.That(run.Out, Does.Contain("same: live and mock have the same structure in 3 exchanges (1 completions, 2 streams"));
            Assert.That(run.Out.Split('\n').Count(line => line.StartsWith("  same text", StringComparison.Ordinal)), Is.EqualTo(2), run.Out);
            Assert.That(run.Out, Does.Contain("  other text"), "the first turn of the last conversation was not recorded as it was");
        }
    }

    [Test]
    public async Task A_dry_run_lists_the_requests_and_needs_no_key()
    {
        var run = await CliRun.OfAsync("verify", "--dry-run", "--against", "http://127.0.0.1:1/api/v1", "--agent", "agt_1", "--only", "unknown-agent");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.Output);
            Assert.That(run.Out, Does.Contain("  unknown-agent[").And.Contain("Nothing was sent."));
        }
    }

    [TestCase("verify")]
    [TestCase("verify", "--against", "https://example.test/api/v1")]
    [TestCase("verify", "--against", "nowhere", "--agent", "agt_1")]
    [TestCase("verify", "--against", "https://example.test/api/v1", "--agent", "agt_1")]
    [TestCase("verify", "--against", "https://example.test/api/v1", "--agent", "agt_1", "--format", "xml")]
    [TestCase("verify", "--against", "https://example.test/api/v1", "--agent", "agt_1", "--only", "unknwon-agent")]
    [TestCase("verify", "--against", "https://example.test/api/v1", "--agents", "/no/such/folder")]
    [TestCase("verify", "--against", "https://example.test/api/v1", "--agents", ".", "--only", "unknown-agent")]
    [TestCase("verify", "--against", "https://example.test/api/v1", "--api-key", "flowyte_sk_live_canary_4711")]
    public async Task Wrong_usage_exits_with_2(params string[] args)
    {
        var run = await CliRun.OfAsync(args);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2), run.Output);
            Assert.That(run.Error, Does.StartWith("error: ").And.Not.Contains("canary"));
            Assert.That(run.Out, Is.Empty);
        }
    }

    [TestCase("text")]
    [TestCase("json")]
    public async Task A_key_that_the_live_endpoint_spreads_is_nowhere_and_steers_no_terminal(string format)
    {
        await using var server = await BareServer.StartAsync(EchoAsync);
        var run = await CliRun.InAsync(server.ToEnvironment(), "verify", "--only", "unknown-agent", "--format", format);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1), run.Output);
            Assert.That(run.Out, Does.Contain("error:made").And.Not.Contain(BareServer.Key).And.Not.Contain("\u001b"));
            Assert.That(run.Error, Does.Not.Contain(BareServer.Key));
        }
    }

    private static Task EchoAsync(HttpContext context, bool stream)
    {
        context.Response.StatusCode = 400;
        context.Response.ContentType = "application/json";
        var key = context.Request.Headers.Authorization.ToString();
        return context.Response.WriteAsync(JsonSerializer.Serialize(new Dictionary<string, string> { [$"made {key} up"] = key, ["made \u001b[2J"] = "", ["code"] = key.Split(' ')[^1] }));
    }

    private static async Task RecordAsync(FlowyteMock live, string directory, CancellationToken cancellation)
    {
        await using var recorder = await FlowyteMock.StartAsync(new MockOptions { Record = new() { Upstream = live.BaseUrl, Directory = directory } }, cancellation);
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", live.Key);
        string[] bodies =
        [
            """{"messages":[{"role":"user","content":"Do you ship?"}],""",
            """{"stream":true,"messages":[{"role":"user","content":"Hello there"}],""",
            """{"stream":true,"messages":[{"role":"user","content":"Hello there"},{"role":"assistant","content":"Hi"},{"role":"user","content":"Tell me more"}],""",
        ];
        foreach (var (index, body) in bodies.Index())
        {
            using var content = new StringContent($"{body}\"model\":\"{live.AgentId}\"}}", System.Text.Encoding.UTF8, "application/json");
            using var answer = await client.PostAsync($"{recorder.BaseUrl}/chat/completions", content, cancellation);
            await recorder.Recording!.NextAsync(index, cancellation);
        }
    }

    private static Task<CliRun> VerifyAsync(FlowyteMock live, CancellationToken cancellation, params string[] args) => CliRun.InAsync(
        new Dictionary<string, string>(Environment(live.Key)) { ["FLOWYTE_UNPUBLISHED_AGENT"] = live.UnpublishedAgent!, ["FLOWYTE_UNSCOPED_KEY"] = live.UnscopedKey, ["FLOWYTE_PUBLISHABLE_KEY"] = live.PublishableKey },
        cancellation,
        ["verify", "--against", live.BaseUrl.ToString(), "--agent", live.AgentId, .. args]);

    private static Dictionary<string, string> Environment(string key) => new() { ["FLOWYTE_API_KEY"] = key };
}
