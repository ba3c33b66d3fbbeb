using Flowyte.Conformance.Cli;
using Flowyte.Conformance.Cli.Hosting;

namespace Flowyte.Conformance.Tests.Cli;

/// <summary>One call of the command line inside the test's process.</summary>
internal sealed record CliRun(int ExitCode, string Out, string Error)
{
    public string Output => Out + Error;

    public static Task<CliRun> OfAsync(params string[] args) => InAsync(new Dictionary<string, string>(), args);

    public static Task<CliRun> InAsync(IReadOnlyDictionary<string, string> environment, params string[] args) =>
        InAsync(environment, CancellationToken.None, args);

    public static async Task<CliRun> InAsync(IReadOnlyDictionary<string, string> environment, CancellationToken cancellation, params string[] args)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var host = new CliHost
        {
            Out = TextWriter.Synchronized(output),
            Error = TextWriter.Synchronized(error),
            Environment = name => environment.GetValueOrDefault(name),
        };
        var exitCode = await Application.RunAsync(args, host, cancellation);
        return new CliRun(exitCode, output.ToString(), error.ToString());
    }
}
