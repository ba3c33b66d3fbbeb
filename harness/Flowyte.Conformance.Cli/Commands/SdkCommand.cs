using System.CommandLine;
using Flowyte.Conformance.Cli.Hosting;

namespace Flowyte.Conformance.Cli.Commands;

/// <summary><c>sdk</c>: judges a client, which an adapter drives.</summary>
internal static class SdkCommand
{
    public static Command Create(CliHost host)
    {
        var command = new Command("sdk", "Judge an SDK on legal and broken answers of the mock. An adapter drives it: see docs/adapter.md.") { SdkCheckAdapterCommand.Create(host) };
        Help.AddExamples(
            command,
            ("flowyte-conformance sdk check-adapter -- node my-adapter.mjs", "whether an adapter keeps to the protocol"));
        return command;
    }
}
