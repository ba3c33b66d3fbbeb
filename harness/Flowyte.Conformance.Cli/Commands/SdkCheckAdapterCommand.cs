using System.CommandLine;
using Flowyte.Conformance.Cli.Hosting;
using Flowyte.Conformance.Cli.Output;
using Flowyte.Conformance.Clients.Adapters;
using Flowyte.Conformance.Kit;

namespace Flowyte.Conformance.Cli.Commands;

/// <summary><c>sdk check-adapter</c>: whether an adapter keeps to the protocol.</summary>
internal static class SdkCheckAdapterCommand
{
    public static Command Create(CliHost host)
    {
        var adapter = AdapterArgument.Create();
        var command = new Command("check-adapter", "Check whether an adapter keeps to the protocol of docs/adapter.md.") { adapter };
        Help.AddExamples(
            command,
            ("flowyte-conformance sdk check-adapter -- node my-adapter.mjs", "0 it does, 1 it does not, 4 it cannot be started"));
        command.SetAction((parse, cancellation) => RunAsync(AdapterArgument.Of(parse.GetValue(adapter)), host, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(AdapterCommand command, CliHost host, CancellationToken cancellation)
    {
        await using var server = await MockScenarios.StartAsync(cancellation);
        try
        {
            var results = await new AdapterCheck(server, host.Time).RunAsync(command, cancellation);
            foreach (var result in results)
            {
                host.Out.WriteLine(Shown.Text(result.Holds ? $"ok      {result.Rule}" : $"failed  {result.Rule} {result.Problem}"));
            }

            var failed = results.Count(result => !result.Holds);
            host.Out.WriteLine(failed == 0 ? "The adapter keeps to the protocol." : $"{failed} of {results.Count} checks failed. docs/adapter.md describes the protocol.");
            return failed == 0 ? ExitCodes.Ok : ExitCodes.NotConformant;
        }
        catch (AdapterException exception)
        {
            host.Error.WriteLine($"error: {Shown.Text(exception.Message)}");
            return ExitCodes.NoVerdict;
        }
    }
}
