using System.CommandLine;
using System.Text;
using Flowyte.Conformance.Baselines;
using Flowyte.Conformance.Cli.Hosting;
using Flowyte.Conformance.Cli.Output;
using Flowyte.Conformance.Reporting;
using Flowyte.Conformance.Results;
using Flowyte.Conformance.Verdicts;

namespace Flowyte.Conformance.Cli.Commands;

/// <summary><c>baseline</c>: makes files of accepted failures.</summary>
internal static class BaselineCommand
{
    public static Command Create(CliHost host)
    {
        var command = new Command("baseline", "Failures that are accepted for a time: shown in every report, counted in no verdict.") { Write(host) };
        Help.AddExamples(
            command,
            ("flowyte-conformance baseline write reports/latest --out baseline.yaml --reason \"ticket 4711\"", "accept what failed in the last run"),
            ("flowyte-conformance run --baseline baseline.yaml", "run with it"));
        return command;
    }

    private static Command Write(CliHost host)
    {
        var report = new Argument<string>("report") { Description = "Folder of a run's reports, or its results.json." };
        var output = new Option<string>("--out") { HelpName = "FILE", Description = "The YAML file to write; described by specs/schemas/baseline.schema.json.", Required = true };
        var reason = new Option<string>("--reason") { HelpName = "TEXT", Description = "Why the failures are accepted, such as the ticket of who works on them. Reports show it.", Required = true };
        var until = new Option<string?>("--until") { HelpName = "DAY", Description = "The last day on which they are accepted, in UTC, such as 2026-12-31; no end by default." };
        var force = new Option<bool>("--force") { Description = "Write over a file that is there." };
        var command = new Command("write", "Write a baseline of what failed in a run. A failure that was accepted then keeps its reason and its day.") { report, output, reason, until, force };
        Help.AddExamples(
            command,
            ("flowyte-conformance baseline write reports/latest --out baseline.yaml --reason \"ticket 4711\"", "accept what failed in the last run"),
            ("flowyte-conformance baseline write reports/latest --out baseline.yaml --reason \"ticket 4711\" --until 2026-12-31", "but no longer than this year"));
        command.SetAction((parse, _) => WriteAsync(
            parse.GetRequiredValue(report),
            Path.GetFullPath(parse.GetRequiredValue(output)),
            Acceptance(parse.GetRequiredValue(reason), parse.GetValue(until), host),
            parse.GetValue(force),
            host));
        return command;
    }

    private static async Task<int> WriteAsync(string report, string file, Acceptance acceptance, bool force, CliHost host)
    {
        var failures = FailuresOf(report).Select(failure => (failure.Id, failure.Accepted ?? acceptance)).ToList();
        OutFolder.PrepareFor(file, "--out");
        if (File.Exists(file) && !force)
        {
            throw new UsageException($"{Shown.Text(file)} is there already, maybe with reasons of its own. Name another file with --out, or write over it with --force.");
        }

        var text = BaselineFile.Write(failures);
        await AtomicFile.WriteAsync(file, stream => stream.Write(Encoding.UTF8.GetBytes(text)), CancellationToken.None);
        host.Out.WriteLine($"{Figures.Count(failures.Count, "accepted failure")} in {Shown.Text(Path.GetRelativePath(Directory.GetCurrentDirectory(), file))}{(failures.Count == 0 ? ": nothing failed in that run" : "")}.");
        return ExitCodes.Ok;
    }

    private static IEnumerable<SavedRequirement> FailuresOf(string report)
    {
        try
        {
            var run = ResultsFile.Read(report);
            return run.Requirements.Any(requirement => requirement.IsTested)
                ? run.Requirements.Where(requirement => requirement.Status == RequirementStatus.Failed)
                : throw new UsageException($"Nothing was tested in the run of {report} ({run.Headline}): there is nothing to accept. Give the reports of a run with a verdict.");
        }
        catch (ResultsException exception)
        {
            throw new UsageException(exception.Message);
        }
    }

    private static Acceptance Acceptance(string reason, string? until, CliHost host)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > 500)
        {
            throw new UsageException("--reason is empty or longer than 500 characters. Say in a sentence why the failures are accepted.");
        }

        if (until is null)
        {
            return new Acceptance(reason, Until: null);
        }

        return BaselineFile.Day(until) is { } day && day >= DateOnly.FromDateTime(host.Time.GetUtcNow().UtcDateTime)
            ? new Acceptance(reason, day)
            : throw new UsageException($"--until takes a day that is not over, such as 2026-12-31, and not '{until}'.");
    }
}
