using System.Management.Automation.Language;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Cli;

public sealed class RunScriptTests
{
    private static readonly string Cli = Path.Combine(Repository.Root, "harness", "Flowyte.Conformance.Cli");
    private static readonly string Solution = Path.Combine(Repository.Root, "Flowyte.Conformance.sln");
    private static readonly string[] Callable = ["dotnet", "Get-Command"];

    [Test]
    public void Without_arguments_it_runs_the_suite() =>
        Assert.That(RunScript.Call("").Dotnet, Is.EqualTo(["run", "--project", Cli, "--", "run"]));

    [Test]
    public void With_options_alone_it_runs_the_suite_with_them() =>
        Assert.That(
            RunScript.Call("--base-url https://example.test/api/v1 --agent agt_1 --strict").Dotnet,
            Is.EqualTo(["run", "--project", Cli, "--", "run", "--base-url", "https://example.test/api/v1", "--agent", "agt_1", "--strict"]));

    [TestCase("mock --port 8085", "mock", "--port", "8085")]
    [TestCase("list requirements --json", "list", "requirements", "--json")]
    [TestCase("explain MODEL-2", "explain", "MODEL-2")]
    [TestCase("run --dry-run", "run", "--dry-run")]
    [TestCase("--help", "--help")]
    [TestCase("--version", "--version")]
    public void Commands_are_passed_on(string typed, params string[] expected) =>
        Assert.That(RunScript.Call(typed).Dotnet, Is.EqualTo([.. Prefix, .. expected]));

    [TestCase("run --only model,AUTH-*", "run", "--only", "model,AUTH-*")]
    [TestCase("run --timeout 30s --budget 5m", "run", "--timeout", "30s", "--budget", "5m")]
    [TestCase("run --out 'my reports/today'", "run", "--out", "my reports/today")]
    [TestCase("run --seed 007", "run", "--seed", "007")]
    public void Values_arrive_as_they_were_typed(string typed, params string[] expected) =>
        Assert.That(RunScript.Call(typed).Dotnet, Is.EqualTo([.. Prefix, .. expected]));

    [Test]
    public void Test_runs_the_tests_of_the_whole_solution() =>
        Assert.That(RunScript.Call("test").Dotnet, Is.EqualTo(["test", Solution]));

    [Test]
    public void Options_of_test_go_to_dotnet_test() =>
        Assert.That(RunScript.Call("test --filter Name~Model -c Release").Dotnet, Is.EqualTo(["test", Solution, "--filter", "Name~Model", "-c", "Release"]));

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(4)]
    [TestCase(130)]
    public void The_exit_code_is_passed_on(int exitCode)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(RunScript.Call("run", exitCode).ExitCode, Is.EqualTo(exitCode));
            Assert.That(RunScript.Call("test", exitCode).ExitCode, Is.EqualTo(exitCode));
        }
    }

    [Test]
    public void It_says_nothing_of_its_own() => Assert.That(RunScript.Call("run").Errors, Is.Empty);

    [Test]
    public void It_calls_nothing_that_a_bare_engine_lacks()
    {
        var commands = Parse().FindAll(node => node is CommandAst, searchNestedScriptBlocks: true).Cast<CommandAst>().Select(command => command.GetCommandName());
        Assert.That(commands, Is.Not.Empty.And.SubsetOf(Callable));
    }

    [Test]
    public void It_has_nothing_that_Windows_PowerShell_cannot_read()
    {
        var newer = Parse().FindAll(node => node is TernaryExpressionAst or PipelineChainAst or BinaryExpressionAst { Operator: TokenKind.QuestionQuestion }, searchNestedScriptBlocks: true);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(newer, Is.Empty);
            // Windows PowerShell reads a file without a byte-order mark in the machine's own code page.
            Assert.That(File.ReadAllBytes(RunScript.Path), Has.All.LessThan(0x80));
        }
    }

    private static string[] Prefix => ["run", "--project", Cli, "--"];

    private static ScriptBlockAst Parse()
    {
        var script = Parser.ParseFile(RunScript.Path, out _, out var errors);
        Assert.That(errors, Is.Empty);
        return script;
    }
}
