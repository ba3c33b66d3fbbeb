using System.CommandLine;
using Flowyte.Conformance.Cli.Configuration;
using Flowyte.Conformance.Reporting;

namespace Flowyte.Conformance.Cli.Commands;

/// <summary>What a run writes, and where to.</summary>
/// <param name="Folder">The folder of the reports.</param>
/// <param name="Formats">Which reports.</param>
/// <param name="Recording">The folder of the recording; null for none of its own.</param>
/// <param name="History">The file that the run is added to; null for none.</param>
/// <param name="Badges">The files of the badges.</param>
internal sealed record RunFiles(string Folder, ReportFormats Formats, string? Recording, string? History, IReadOnlyList<string> Badges)
{
    /// <summary>Reads what is wanted. Nothing is made yet.</summary>
    public static RunFiles Of(RunOptions options, ParseResult parse, RunConfig config) => new(
        Path.GetFullPath(config.Out ?? ReportWriter.DefaultFolder),
        Configuration.Formats.Parse(config.Formats),
        FullPath(parse.GetValue(options.Record)),
        FullPath(parse.GetValue(options.History)),
        [.. (Layers.ListOf(parse, options.Badge) ?? []).Select(file => Path.GetFullPath(file))]);

    /// <summary>Makes sure, before anything is sent, that each has its place.</summary>
    /// <exception cref="UsageException">One has none.</exception>
    public void Prepare()
    {
        OutFolder.Prepare(Folder, "--out");
        BadgeWriter.Prepare(Badges);
        if (History is not null)
        {
            OutFolder.PrepareFor(History, "--history");
        }

        if (Recording is not null)
        {
            OutFolder.Prepare(Recording, "--record");
        }
    }

    private static string? FullPath(string? path) => path is null ? null : Path.GetFullPath(path);
}
