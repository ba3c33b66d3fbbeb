using Flowyte.Conformance.Tests.Processes;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Peers;

/// <summary>The kit for JavaScript, as its example uses it.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class NodeKitTests
{
    private static readonly string Example = Path.Combine(Repository.Root, "harness", "sdk-adapters", "node-kit", "example");

    private static readonly string Tool = Path.Combine(AppContext.BaseDirectory, "flowyte-conformance.dll");

    [OneTimeSetUp]
    public Task Install() => NodePackage.InstallAsync(Example);

    [Test]
    public async Task The_example_passes()
    {
        await using var run = Node($"dotnet {Tool}", "--test", "--test-reporter=tap");

        Assert.That(await run.ExitAsync(), Is.Zero, run.Out);
        Assert.That(run.Out, Does.Contain("# fail 0").And.Match(@"# pass [1-9]\d"));
    }

    [Test]
    public async Task A_tool_that_is_missing_is_told_with_what_is_to_be_done()
    {
        await using var run = Node("no-such-tool", "--test", "--test-reporter=tap");

        Assert.That(await run.ExitAsync(), Is.Not.Zero);
        Assert.That(run.Out, Does.Contain("dotnet tool install"));
    }

    private static ProcessRun Node(string tool, params string[] args) =>
        ProcessRun.Start("node", args, new Dictionary<string, string> { ["FLOWYTE_CONFORMANCE"] = tool }, Example);
}
