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
        var json = new Option<bool>("--json") { Description = "Write JSON." };
        var command = new Command("list", "List requirements, conversations or faults.")
        {
            Listing("requirements", "List the requirements with level and statement.", specs, json, host, CatalogueView.WriteRequirements, CatalogueJson.WriteRequirements),
            Listing("conversations", "List the scripted conversations.", specs, json, host, CatalogueView.WriteConversations, CatalogueJson.WriteConversations),
            Listing("faults", "List the faults and legal variants that the mock can show.", specs, json, host, CatalogueView.WriteFaults, CatalogueJson.WriteFaults),
        };
        Help.AddExamples(
            command,
            ("flowyte-conformance list requirements", "every requirement, by group"),
            ("flowyte-conformance list conversations --json", "for programs"));
        return command;
    }

    private static Command Listing(
        string name, string description, Option<string?> specs, Option<bool> json, CliHost host, Action<Specs, TextWriter> plain, Action<Specs, TextWriter> asJson)
    {
        var command = new Command(name, description) { specs, json };
        command.SetAction(parse =>
        {
            (parse.GetValue(json) ? asJson : plain)(SpecsFolder.Load(parse.GetValue(specs)), host.Out);
            return ExitCodes.Ok;
        });
        return command;
    }
}
