using System.CommandLine;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Cli.Commands;
using Flowyte.Conformance.Cli.Hosting;
using Flowyte.Conformance.Cli.Output;
using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.Cli;

/// <summary>The command line: parses, dispatches, and turns whatever goes wrong into one line and an exit code.</summary>
internal static class Application
{
    private const string VerboseVariable = "FLOWYTE_VERBOSE";

    public static async Task<int> RunAsync(IReadOnlyList<string> args, CliHost host, CancellationToken cancellation)
    {
        var verbose = new Option<bool>("--verbose")
        {
            Description = $"Show stack traces where something of ours fails (also {VerboseVariable}=1); mock: show each request too.",
            Recursive = true,
        };
        var parse = Root(host, verbose).Parse(args);
        if (parse.Errors.Count > 0)
        {
            return ParseErrors.Report(parse, host);
        }

        try
        {
            return await parse.InvokeAsync(
                new InvocationConfiguration
                {
                    Output = host.Out,
                    Error = host.Error,
                    EnableDefaultExceptionHandler = false,
                    // Interruption handles signals: this library's handler would end the process before the reports are written.
                    ProcessTerminationTimeout = null,
                },
                cancellation);
        }
        catch (SpecException exception)
        {
            host.Error.WriteLine($"error: {Count(exception.Problems.Count, "problem")} in specs or configuration; nothing was run.");
            foreach (var problem in exception.Problems)
            {
                host.Error.WriteLine($"  {Shown.Text(problem.ToString())}");
            }

            return ExitCodes.Usage;
        }
        catch (Exception exception) when (exception is UsageException or TargetSettingsException)
        {
            host.Error.WriteLine($"error: {Shown.Text(ParseErrors.TypedKeys(parse).Redact(exception.Message))}");
            return ExitCodes.Usage;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            host.Error.WriteLine("interrupted.");
            return ExitCodes.Interrupted;
        }
        catch (Exception exception)
        {
            var wantsTrace = parse.GetValue(verbose) || host.Environment(VerboseVariable) is "1" or "true";
            host.Error.WriteLine($"error: the harness failed, which says nothing about the target: {Shown.Text(exception.Message)}");
            host.Error.WriteLine(wantsTrace ? Shown.Lines(exception.ToString()) : "Run it again with --verbose for the stack trace, and report it.");
            return ExitCodes.NoVerdict;
        }
    }

    private static RootCommand Root(CliHost host, Option<bool> verbose)
    {
        var root = new RootCommand("Conformance suite and mock server for Flowyte's OpenAI-compatible chat endpoint.")
        {
            RunCommand.Create(host),
            MergeCommand.Create(host),
            ReportCommand.Create(host),
            JudgeCommand.Create(host),
            CompareCommand.Create(host),
            BaselineCommand.Create(host),
            MockCommand.Create(host, verbose),
            VerifyCommand.Create(host),
            LintCommand.Create(host),
            ListCommand.Create(host),
            ExplainCommand.Create(host),
            SelfTestCommand.Create(host),
            SdkCommand.Create(host),
            CompletionCommand.Create(host),
            verbose,
        };
        Help.AddExamples(
            root,
            ("flowyte-conformance run", "test the embedded mock"),
            ("flowyte-conformance run --base-url https://builder.flowyte.com/api/v1 --agent agt_123", "test a deployment; the key is in FLOWYTE_API_KEY"),
            ("flowyte-conformance mock", "run the mock until Ctrl+C"),
            ("flowyte-conformance explain MODEL-2", "what a requirement says and how to meet it"));
        return root;
    }

    private static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
