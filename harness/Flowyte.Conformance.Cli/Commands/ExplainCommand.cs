using System.CommandLine;
using System.CommandLine.Completions;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Cli.Hosting;
using Flowyte.Conformance.Cli.Output;
using Flowyte.Conformance.Names;

namespace Flowyte.Conformance.Cli.Commands;

/// <summary><c>explain</c>: one requirement or one conversation in full.</summary>
internal static class ExplainCommand
{
    public static Command Create(CliHost host)
    {
        var id = new Argument<string>("id") { Description = "Id of a requirement, such as MODEL-2, or name of a conversation." };
        id.CompletionSources.Add(_ => SpecNames.OfSuite().Select(name => new CompletionItem(name)));
        var specs = SpecsOption.Create();
        var command = new Command("explain", "Explain a requirement: what it says, what it rests on, how it is checked and how to meet it.") { id, specs };
        Help.AddExamples(
            command,
            ("flowyte-conformance explain MODEL-2", "a requirement"),
            ("flowyte-conformance explain unknown-agent", "a conversation"));
        command.SetAction(parse => Explain(parse.GetRequiredValue(id), SpecsFolder.Load(parse.GetValue(specs)), host));
        return command;
    }

    private static int Explain(string id, Specs specs, CliHost host)
    {
        // A dialect's own requirements are explained as those are that it has in common with all.
        var requirements = specs.Requirements.Concat(specs.Dialects.SelectMany(dialect => dialect.Replaced).Select(rule => rule.By)).ToList();
        if (requirements.Find(requirement => requirement.Id.Equals(id, StringComparison.OrdinalIgnoreCase)) is { } requirement)
        {
            ExplainView.Write(requirement, specs, host.Out);
        }
        else if (specs.Conversations.FirstOrDefault(conversation => conversation.Name.Equals(id, StringComparison.OrdinalIgnoreCase)) is { } conversation)
        {
            ExplainView.Write(conversation, specs, host.Out);
        }
        else
        {
            var near = NearNames.Of(id, requirements.Select(known => known.Id).Concat(specs.Conversations.Select(known => known.Name)));
            throw new UsageException($"There is no requirement or conversation '{id}'. "
                + (near.Count > 0 ? $"Did you mean {string.Join(" or ", near)}?" : "See flowyte-conformance list requirements."));
        }

        return ExitCodes.Ok;
    }
}
