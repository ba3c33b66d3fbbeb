using System.CommandLine;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Cli.Hosting;
using Flowyte.Conformance.Cli.Output;

namespace Flowyte.Conformance.Cli.Commands;

/// <summary><c>list</c>: what the specs hold.</summary>
internal static class ListCommand
{
    public static Command Create(CliHost host)
    {
        var specs = SpecsOption.Create();
        var dialect = DialectOption.Create("Whose rules are listed; flowyte by default.");
        var json = new Option<bool>("--json") { Description = "Write JSON." };
        var command = new Command("list", "List requirements, conversations, faults or dialects.")
        {
            Listing("requirements", "List the requirements with level and statement.", specs, json, host, CatalogueView.WriteRequirements, CatalogueJson.WriteRequirements, dialect),
            Listing("conversations", "List the scripted conversations.", specs, json, host, CatalogueView.WriteConversations, CatalogueJson.WriteConversations),
            Listing("faults", "List the faults and legal variants that the mock can show.", specs, json, host, CatalogueView.WriteFaults, CatalogueJson.WriteFaults),
            Listing("dialects", "List the dialects: whose rules can judge, and how they differ.", specs, json, host, CatalogueView.WriteDialects, CatalogueJson.WriteDialects),
        };
        Help.AddExamples(
            command,
            ("flowyte-conformance list requirements", "every requirement, by group"),
            ("flowyte-conformance list requirements --dialect openai", "those that hold for any OpenAI-compatible server"),
            ("flowyte-conformance list conversations --json", "for programs"));
        return command;
    }

    private static Command Listing(
        string name,
        string description,
        Option<string?> specs,
        Option<bool> json,
        CliHost host,
        Action<Specs, TextWriter> plain,
        Action<Specs, TextWriter> asJson,
        Option<string?>? dialect = null)
    {
        var command = new Command(name, description) { specs, json };
        if (dialect is not null)
        {
            command.Add(dialect);
        }

        command.SetAction(parse =>
        {
            (parse.GetValue(json) ? asJson : plain)(SpecsFolder.Load(parse.GetValue(specs)).InDialect(dialect is null ? null : parse.GetValue(dialect)), host.Out);
            return ExitCodes.Ok;
        });
        return command;
    }
}
