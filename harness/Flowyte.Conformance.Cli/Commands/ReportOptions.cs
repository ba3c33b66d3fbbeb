using System.CommandLine;
using Flowyte.Conformance.Baselines;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Cli.Configuration;
using Flowyte.Conformance.Cli.Hosting;

namespace Flowyte.Conformance.Cli.Commands;

/// <summary>The options of commands that judge what was recorded and make reports of it.</summary>
/// <param name="output">Where the reports go: <c>--out</c>.</param>
internal sealed class ReportOptions(Option<string?> output)
{
    private readonly Option<string?> _specs = SpecsOption.Create();
    private readonly Option<string[]> _format = OutputOptions.Format();
    private readonly Option<string?> _baseline = OutputOptions.Baseline();
    private readonly Option<string?> _history = OutputOptions.History();
    private readonly Option<string[]> _badge = OutputOptions.Badge();
    private readonly Option<string?> _annotations = AnnotationsOption.Create();

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _specs, output, _format, _baseline, _history, _badge, _annotations })
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

    public static string? FullPath(string? path) => path is null ? null : Path.GetFullPath(path);
}
