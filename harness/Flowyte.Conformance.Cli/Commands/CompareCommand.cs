using System.CommandLine;
using Flowyte.Conformance.Changes;
using Flowyte.Conformance.Cli.Configuration;
using Flowyte.Conformance.Cli.Hosting;
using Flowyte.Conformance.Cli.Output;
using Flowyte.Conformance.Reporting;
using Flowyte.Conformance.Results;

namespace Flowyte.Conformance.Cli.Commands;

/// <summary><c>compare</c>: what changed from one run to another.</summary>
internal static class CompareCommand
{
    public static Command Create(CliHost host)
    {
        var older = new Argument<string>("old") { Description = "Folder of the older run's reports, or its results.json." };
        var newer = new Argument<string>("new") { Description = "Folder of the newer run's reports, or its results.json." };
        var format = ListOption.Create(
            "--format", "NAME", $"Forms to write: {string.Join(", ", ChangesForm.All.Select(form => form.Name))}. Without --out one of them goes to standard output, text by default; with it, all but text by default.");
        var output = new Option<string?>("--out") { HelpName = "DIR", Description = "Folder for the forms, such as comparison.md; standard output gets the text." };
        var command = new Command("compare", "Compare two runs: what broke, what is fixed, what is tested no longer, and latency beyond noise. 0 nothing broke, 1 something fails that did not fail before.") { older, newer, format, output };
        Help.AddExamples(
            command,
            ("flowyte-conformance compare reports/yesterday reports/latest", "what changed since yesterday"),
            ("flowyte-conformance compare reports/yesterday reports/latest --format markdown", "for a pipeline's job summary"),
            ("flowyte-conformance compare yesterday.json today.json --format html,json --out reports/changes", "as a page and for programs; described by specs/schemas/changes.schema.json"));
        command.SetAction((parse, _) => RunAsync(
            parse.GetRequiredValue(older), parse.GetRequiredValue(newer), Layers.ListOf(parse, format), parse.GetValue(output), host));
        return command;
    }

    private static async Task<int> RunAsync(string older, string newer, IReadOnlyList<string>? names, string? output, CliHost host)
    {
        var forms = ChangesForm.Parse(names);
        if (output is null)
        {
            var form = forms switch
            {
                null => ChangesForm.Text,
                [var only] => only,
                _ => throw new UsageException("Standard output takes one form. Give one --format, or a folder for all of them with --out DIR."),
            };
            var comparison = Compare(older, newer);
            await WriteAsync(comparison, form, host);
            return comparison.ExitCode;
        }

        var folder = Path.GetFullPath(output);
        OutFolder.Prepare(folder, "--out");
        return await WriteAsync(Compare(older, newer), forms ?? [.. ChangesForm.All.Where(form => form != ChangesForm.Text)], folder, host);
    }

    private static RunComparison Compare(string older, string newer)
    {
        try
        {
            return RunComparer.Compare(ResultsFile.Read(older), ResultsFile.Read(newer));
        }
        catch (ResultsException exception)
        {
            throw new UsageException(exception.Message);
        }
    }

    private static async Task WriteAsync(RunComparison comparison, ChangesForm form, CliHost host)
    {
        if (form == ChangesForm.Text)
        {
            ChangesView.Write(comparison, host);
            return;
        }

        using var buffer = new MemoryStream();
        form.Write(comparison, buffer);
        buffer.Position = 0;
        using var reader = new StreamReader(buffer);
        host.Out.WriteLine((await reader.ReadToEndAsync()).TrimEnd('\n'));
    }

    private static async Task<int> WriteAsync(RunComparison comparison, IReadOnlyList<ChangesForm> forms, string folder, CliHost host)
    {
        ChangesView.Write(comparison, host);
        try
        {
            foreach (var form in forms)
            {
                var file = Path.Combine(folder, form.FileName);
                await AtomicFile.WriteAsync(file, stream => form.Write(comparison, stream), CancellationToken.None);
                host.Out.WriteLine(Shown.Text(Path.GetRelativePath(Directory.GetCurrentDirectory(), file)));
            }

            return comparison.ExitCode;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            host.Error.WriteLine($"error: the comparison could not be written to {Shown.Text(folder)}: {Shown.Text(exception.Message)}. Give another folder with --out.");
            return comparison.ExitCode == ExitCodes.Ok ? ExitCodes.Usage : comparison.ExitCode;
        }
    }
}
