using Flowyte.Conformance.Json;
using Flowyte.Conformance.Tests.Cli;
using Flowyte.Conformance.Tests.Schemas;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Clients;

public sealed class SdkMatrixTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public async Task Two_measurements_of_the_same_clients_are_the_same()
    {
        var list = ListOf("none", "makes-finish-up");
        var first = await MeasureAsync(list, "first");
        var second = await MeasureAsync(list, "second");
        var root = JsonText.Parse(first).Root!;

        Assert.That(second, Is.EqualTo(first));
        Assert.That(SpecSchemas.Set.Validate("sdk-impact", root).Errors, Is.Empty);
        Assert.That(root["measured"]!.Items.Select(JsonText.Write), Has.Some.EqualTo("""{"fault":"stream-ends-early","form":"stream","breaks":["HTTP-12"],"outcomes":["notices","silent truncation"],"effects":["text cut short","text cut short"]}"""));
    }

    [Test]
    public async Task An_adapter_that_is_not_installed_is_named_with_what_is_to_be_done()
    {
        _folder.Write("adapters.json", """[{ "folder": ".", "command": ["node", "x.mjs"], "needs": "node_modules", "install": "npm ci" }]""");
        var run = await CliRun.OfAsync("sdk", "matrix", "--adapters", Path.Combine(_folder.Path, "adapters.json"), "--out", _folder.Path);

        Assert.That(run.ExitCode, Is.EqualTo(2), run.Output);
        Assert.That(run.Error, Does.Contain("run npm ci in "));
    }

    private string ListOf(params string[] bugs)
    {
        var entries = bugs.Select(bug => JsonNode.Object(
            ("folder", JsonNode.Of(".")),
            ("command", JsonNode.Array(JsonNode.Of("node"), JsonNode.Of(Planted.Script), JsonNode.Of(bug))),
            ("needs", JsonNode.Of(".")),
            ("install", JsonNode.Of("nothing"))));
        _folder.Write("adapters.json", JsonText.Write(JsonNode.Array(entries)));
        return Path.Combine(_folder.Path, "adapters.json");
    }

    private async Task<byte[]> MeasureAsync(string list, string name)
    {
        var output = Path.Combine(_folder.Path, name);
        var run = await CliRun.OfAsync("sdk", "matrix", "--adapters", list, "--only", "stream-ends-early*", "--out", output);
        Assert.That(run.ExitCode, Is.Zero, run.Output);
        Assert.That(File.Exists(Path.Combine(output, "sdk-impact.html")), Is.True);
        return await File.ReadAllBytesAsync(Path.Combine(output, "sdk-impact.json"));
    }
}
