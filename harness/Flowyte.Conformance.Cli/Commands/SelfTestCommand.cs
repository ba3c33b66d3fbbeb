using System.CommandLine;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Cli.Hosting;
using Flowyte.Conformance.Cli.Output;
using Flowyte.Conformance.Running;
using Flowyte.Conformance.SelfTesting;

namespace Flowyte.Conformance.Cli.Commands;

/// <summary><c>selftest</c>: holds the harness against every fault and variant that the mock can show.</summary>
internal static class SelfTestCommand
{
    private const string DefaultOut = "reports/selftest";

    public static Command Create(CliHost host)
    {
        var output = new Option<string>("--out")
        {
            HelpName = "DIR",
            Description = $"Folder for the matrix; {DefaultOut} by default.",
            DefaultValueFactory = _ => DefaultOut,
        };
        var only = FaultsOption.Create();
        var readme = new Option<FileInfo?>("--write-readme")
        {
            HelpName = "FILE",
            Description = $"Write the figures into this file too, between the lines {SelfTestReadme.Start} and {SelfTestReadme.End}.",
        };
        var command = new Command("selftest", "Run the harness on every fault and legal variant of the mock, and tell how well it judges.") { output, only, readme };
        Help.AddExamples(
            command,
            ("flowyte-conformance selftest", "all faults and variants"),
            ("flowyte-conformance selftest --only 'stream-*'", "some of them"),
            ("flowyte-conformance selftest --only 'SESS-*'", "those about some requirements"));
        command.SetAction((parse, cancellation) => RunAsync(
            Path.GetFullPath(parse.GetValue(output)!), parse.GetValue(only)!, parse.GetValue(readme), host, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string output, string only, FileInfo? readme, CliHost host, CancellationToken cancellation)
    {
        OutFolder.Prepare(output, "--out");
        await using var embedded = new EmbeddedMock();
        var specs = SpecsFolder.Load();
        var faults = FaultCatalogue.Load(specs);
        var chosen = FaultsOption.Choose(faults, only);
        var selfTest = new SelfTest(specs, faults, await embedded.StartWithFaultsAsync(cancellation), host.Time);
        var report = await SelfTestProgressView.FollowAsync(host, chosen, progress => selfTest.RunAsync(only, progress, cancellation));
        var files = await SelfTestFolder.WriteAsync(report, output, cancellation);
        SelfTestView.Write(report, files, host);
        if (readme is not null)
        {
            await WriteAsync(report, readme.FullName, cancellation);
        }

        return report.IsRight ? ExitCodes.Ok : ExitCodes.NotConformant;
    }

    private static async Task WriteAsync(SelfTestReport report, string readme, CancellationToken cancellation)
    {
        try
        {
            await SelfTestReadme.WriteAsync(report, readme, cancellation);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The figures were not written: {exception.Message}");
        }
    }
}
