namespace Flowyte.Conformance.Cli.Hosting;

/// <summary>What a command sees of the process around it, so that tests can stand in for it.</summary>
internal sealed record CliHost
{
    /// <summary>Takes results.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Takes progress, warnings and errors.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Gives the value of an environment variable; null for one that is not set.</summary>
    public required Func<string, string?> Environment { get; init; }

    /// <summary>Whether results go to a terminal.</summary>
    public bool OutIsTerminal { get; init; }

    /// <summary>Whether progress goes to a terminal.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Whether colours are wanted: <c>NO_COLOR</c> is honoured as no-color.org asks, where it is set and not empty.</summary>
    public bool Colors => string.IsNullOrEmpty(Environment("NO_COLOR"));

    /// <summary>The host of this process.</summary>
    public static CliHost Process()
    {
        // A pipeline's log is no terminal, whatever the runner pretends.
        var plain = !string.IsNullOrEmpty(System.Environment.GetEnvironmentVariable("CI"))
            || System.Environment.GetEnvironmentVariable("TERM") is "dumb";
        return new CliHost
        {
            Out = Console.Out,
            Error = Console.Error,
            Environment = System.Environment.GetEnvironmentVariable,
            OutIsTerminal = !plain && !Console.IsOutputRedirected,
            ErrorIsTerminal = !plain && !Console.IsErrorRedirected,
        };
    }
}
