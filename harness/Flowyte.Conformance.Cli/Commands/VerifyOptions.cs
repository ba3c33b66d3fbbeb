using System.CommandLine;
using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.Cli.Commands;

/// <summary>The options of <c>verify</c>; those of the target are those of <c>run</c>.</summary>
internal sealed class VerifyOptions
{
    /// <summary>Options that mean the same as for <c>run</c>.</summary>
    public RunOptions Run { get; } = new();

    public Option<string?> Against { get; } = new("--against")
    {
        HelpName = "URL",
        Description = $"Base URL of the live endpoint that the mock is held against (also {TargetSettings.BaseUrlVariable}).",
    };

    public Option<DirectoryInfo?> Agents { get; } = new("--agents")
    {
        HelpName = "DIR",
        Description = "Folder of agents' YAML files, such as mock --record writes: their cases are played. Without it the scripted conversations of the suite are.",
    };

    public Option<string[]> Ignore { get; } = ListOption.Create(
        "--ignore", "NAME", "Differences to pass over, by the names that are shown, such as head:x-request-id or chunk:*; * and ? are wildcards.");

    public Option<bool> Texts { get; } = new("--texts") { Description = "Also tell which exchanges said the same text on both sides. It is never judged." };

    public Option<string> Format { get; } = new("--format")
    {
        HelpName = "NAME",
        Description = "What is written to standard output: text, or json as specs/schemas/comparison.schema.json describes it; text by default.",
        DefaultValueFactory = _ => "text",
    };

    public Option<string?> Out { get; } = new("--out") { HelpName = "FILE", Description = "File to write the comparison to, as JSON." };

    public Option<bool> RequireComplete { get; } = new("--require-complete") { Description = "Exit with 3 where something was not compared." };

    public void AddTo(Command command)
    {
        Format.AcceptOnlyFromAmong("text", "json");
        command.Add(Against);
        Run.AddTo(
            command,
            Run.Agent, Run.KeyVariable, Agents, Run.Only, Run.Skip, Ignore, Texts, Format, Out, RequireComplete, Run.DryRun,
            Run.UnpublishedAgent, Run.UnscopedKeyVariable, Run.PublishableKeyVariable, Run.Config, Run.Specs, Run.Concurrency, Run.Timeout, Run.Budget);
    }
}
