using System.CommandLine;
using Flowyte.Conformance.Cli.Clients;
using Flowyte.Conformance.Cli.Hosting;
using Flowyte.Conformance.Clients.Adapters;
using Flowyte.Conformance.Kit;

namespace Flowyte.Conformance.Cli.Commands;

/// <summary><c>sdk scenarios</c>: the scenarios of <c>sdk</c> for the tests of an SDK, by lines of JSON.</summary>
internal static class SdkScenariosCommand
{
    public static Command Create(CliHost host)
    {
        var only = FaultsOption.Create();
        var command = new Command("scenarios", "Hand out scenario by scenario to a test suite, and judge it, by lines of JSON: see docs/kit.md.") { only };
        Help.AddExamples(
            command,
            ("flowyte-conformance sdk scenarios", "list the scenarios in a line, then answer lines of the input until it ends"),
            ("flowyte-conformance sdk scenarios --only 'stream-*'", "on some faults and variants"));
        command.SetAction((parse, cancellation) => RunAsync(parse.GetValue(only)!, host, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string only, CliHost host, CancellationToken cancellation)
    {
        await using var kit = await ConformanceKit.StartAsync(only, cancellation);
        var session = new ScenarioSession(kit);
        Write(ScenarioLines.Scenarios(kit.Scenarios), host);
        try
        {
            await foreach (var line in BoundedLines.ReadAsync(host.Input(), cancellation))
            {
                Write(session.Answer(line), host);
            }

            return ExitCodes.Ok;
        }
        catch (InvalidDataException exception)
        {
            throw new UsageException(exception.Message);
        }
    }

    private static void Write(string line, CliHost host)
    {
        host.Out.Write($"{line}\n");
        host.Out.Flush();
    }
}
