using System.CommandLine;
using Flowyte.Conformance.Cli.Configuration;
using Flowyte.Conformance.Cli.Hosting;

namespace Flowyte.Conformance.Cli.Commands;

/// <summary>What a run writes, and where to.</summary>
/// <param name="Reports">What is made of it.</param>
/// <param name="Recording">The folder of the recording; null for none of its own.</param>
internal sealed record RunFiles(ReportFiles Reports, string? Recording)
{
    /// <summary>Reads what is wanted. Nothing is made yet.</summary>
    public static RunFiles Of(RunOptions options, ParseResult parse, RunConfig config, CliHost host) => new(
        new ReportFiles(
            Path.GetFullPath(config.Out ?? ReportWriter.DefaultFolder),
            Formats.Parse(config.Formats),
            ReportOptions.FullPath(parse.GetValue(options.History)),
            [.. (Layers.ListOf(parse, options.Badge) ?? []).Select(file => Path.GetFullPath(file))],
            AnnotationsOption.Read(parse.GetValue(options.Annotations), host, config.Shard)),
        ReportOptions.FullPath(parse.GetValue(options.Record)));

    /// <summary>Makes sure, before anything is sent, that each has its place.</summary>
    /// <exception cref="UsageException">One has none.</exception>
    public void Prepare()
    {
        Reports.Prepare();
        if (Recording is not null)
        {
            OutFolder.Prepare(Recording, "--record");
        }
    }
}
