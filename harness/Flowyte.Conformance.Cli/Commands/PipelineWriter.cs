using Flowyte.Conformance.Cli.Hosting;
using Flowyte.Conformance.Cli.Output;
using Flowyte.Conformance.Reporting;
using Flowyte.Conformance.Reporting.Annotations;
using Flowyte.Conformance.Verdicts;

namespace Flowyte.Conformance.Cli.Commands;

/// <summary>Tells a pipeline what a run found, where its people look first: annotations on standard output, and the summary of the job.</summary>
internal static class PipelineWriter
{
    private const string SummaryVariable = "GITHUB_STEP_SUMMARY";

    public static void Write(RunReport report, string folder, Pipeline pipeline, CliHost host)
    {
        if (pipeline == Pipeline.None)
        {
            return;
        }

        var view = new ReportView(report);
        var annotations = RunAnnotations.Of(view);
        foreach (var line in pipeline == Pipeline.GitHub ? GitHubCommands.Of(annotations) : AzureCommands.Of(annotations))
        {
            host.Out.WriteLine(line);
        }

        if (pipeline == Pipeline.GitHub)
        {
            AppendSummary(view, host);
        }
        else if (Path.Combine(folder, "summary.md") is var summary && File.Exists(summary))
        {
            host.Out.WriteLine(AzureCommands.Summary(summary));
        }
    }

    private static void AppendSummary(ReportView view, CliHost host)
    {
        if (host.Environment(SummaryVariable) is not { Length: > 0 } file)
        {
            return;
        }

        try
        {
            JobSummary.Append(file, JobSummary.Of(view));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The exit code is the gate, and the summary is no part of it.
            host.Error.WriteLine($"warning: the summary could not be added to {Shown.Text(file)}, which {SummaryVariable} names: {Shown.Text(exception.Message)}.");
        }
    }
}
