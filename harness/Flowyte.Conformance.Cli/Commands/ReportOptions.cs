using System.CommandLine;
using Flowyte.Conformance.Baselines;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Cli.Configuration;
using Flowyte.Conformance.Cli.Hosting;
using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.Cli.Commands;

/// <summary>The options of commands that judge what was recorded and make reports of it.</summary>
/// <param name="output">Where the reports go: <c>--out</c>.</param>
internal sealed class ReportOptions(Option<string?> output)
{
    private readonly Option<string?> _specs = SpecsOption.Create();
    private readonly Option<string?> _dialect = DialectOption.Create("Whose rules judge; those that the run was sent by where it is left out. See list dialects.");
    private readonly Option<string[]> _format = OutputOptions.Format();
    private readonly Option<string?> _baseline = OutputOptions.Baseline();
    private readonly Option<string?> _history = OutputOptions.History();
    private readonly Option<string[]> _badge = OutputOptions.Badge();
    private readonly Option<string?> _annotations = AnnotationsOption.Create();

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _specs, _dialect, output, _format, _baseline, _history, _badge, _annotations })
        {
            command.Add(option);
        }
    }

    /// <summary>What is to be made. Nothing is made yet.</summary>
    public ReportFiles FilesOf(ParseResult parse, CliHost host, string defaultFolder) => new(
        Path.GetFullPath(parse.GetValue(output) ?? defaultFolder),
        Formats.Parse(Layers.ListOf(parse, _format)),
        FullPath(parse.GetValue(_history)),
        [.. (Layers.ListOf(parse, _badge) ?? []).Select(file => Path.GetFullPath(file))],
        AnnotationsOption.Read(parse.GetValue(_annotations), host));

    /// <summary>What is accepted; null where no baseline is given.</summary>
    public Baseline? BaselineOf(ParseResult parse) => parse.GetValue(_baseline) is { } file ? BaselineFile.Read(file) : null;

    /// <summary>The specs that judge.</summary>
    public Specs SpecsOf(ParseResult parse) => SpecsFolder.Load(parse.GetValue(_specs));

    /// <summary>What was recorded, to be judged by the rules of the dialect that is named, or else of that which it was sent by.</summary>
    /// <exception cref="UsageException">The specs have no such dialect.</exception>
    public RunRecord InDialect(RunRecord record, Specs specs, ParseResult parse)
    {
        var dialect = specs.InDialect(parse.GetValue(_dialect) ?? record.Settings.Dialect).Dialect;
        return record with { Settings = record.Settings with { Dialect = dialect.Name } };
    }

    public static string? FullPath(string? path) => path is null ? null : Path.GetFullPath(path);
}
