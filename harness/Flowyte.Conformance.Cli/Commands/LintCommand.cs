using System.CommandLine;
using Flowyte.Conformance.Cli.Hosting;
using Flowyte.Conformance.Cli.Output;
using Flowyte.MockServer;

namespace Flowyte.Conformance.Cli.Commands;

/// <summary><c>lint</c>: looks for mistakes in the files of the mock's agents.</summary>
internal static class LintCommand
{
    private const string Usual = "the built-in agents";

    public static Command Create(CliHost host)
    {
        var directory = new Argument<DirectoryInfo?>("DIR")
        {
            Description = $"Folder of agents' YAML files; {Usual} by default.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("lint", "Look for mistakes in agents: broken files, and cases that can never match or hide each other.") { directory };
        Help.AddExamples(
            command,
            ("flowyte-conformance lint my-agents", "0 nothing found, 1 cases that are never taken, 2 broken files"));
        command.SetAction(parse => Run(parse.GetValue(directory), host));
        return command;
    }

    private static int Run(DirectoryInfo? directory, CliHost host)
    {
        if (directory is { Exists: false })
        {
            throw new UsageException($"There is no folder {Shown.Text(directory.FullName)}. Give lint a folder of YAML files.");
        }

        try
        {
            var problems = AgentsLint.Check(directory?.FullName);
            Write(problems, host);
            host.Out.WriteLine(problems.IsEmpty
                ? $"Nothing found in {Shown.Text(directory?.FullName ?? Usual)}."
                : $"{problems.Length} {(problems.Length == 1 ? "case is" : "cases are")} never taken.");
            return problems.IsEmpty ? ExitCodes.Ok : ExitCodes.NotConformant;
        }
        catch (AgentsException exception)
        {
            Write(exception.Problems, host);
            host.Error.WriteLine("error: the agents are broken.");
            return ExitCodes.Usage;
        }
    }

    private static void Write(IEnumerable<AgentsProblem> problems, CliHost host)
    {
        foreach (var problem in problems)
        {
            host.Out.WriteLine(Shown.Text(problem.ToString()));
        }
    }
}
