namespace Flowyte.Conformance.Cli.Hosting;

/// <summary>What a command sees of the process around it, so that tests can stand in for it.</summary>
internal sealed record CliHost
{
    /// <summary>Takes results.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Takes progress, warnings and errors.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Opens the input of commands that read one.</summary>
    public Func<Stream> Input { get; init; } = Console.OpenStandardInput;

    /// <summary>Gives the value of an environment variable; null for one that is not set.</summary>
    public required Func<string, string?> Environment { get; init; }

    /// <summary>Whether results go to a terminal.</summary>
    public bool OutIsTerminal { get; init; }

    /// <summary>Whether progress goes to a terminal.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>When this host was made, as a timestamp of its clock: at the first line of the program.</summary>
    public long BeganAt { get; init; } = TimeProvider.System.GetTimestamp();

    /// <summary>How long the process had lived by then; null where the host is not all of a process.</summary>
    public Func<TimeSpan?> StartUp { get; init; } = () => null;

    /// <summary>Whether colours are wanted: <c>NO_COLOR</c> is honoured as no-color.org asks, where it is set and not empty.</summary>
    public bool Colors => string.IsNullOrEmpty(Environment("NO_COLOR"));

    /// <summary>The host of this process.</summary>
    public static CliHost Process()
    {
        // A pipeline's log is no terminal, whatever the runner pretends.
        var plain = !string.IsNullOrEmpty(System.Environment.GetEnvironmentVariable("CI"))
            || System.Environment.GetEnvironmentVariable("TERM") is "dumb";
        var beganAt = TimeProvider.System.GetTimestamp();
        return new CliHost
        {
            BeganAt = beganAt,
            StartUp = () => StartUpUntil(beganAt),
            Out = Console.Out,
            Error = Console.Error,
            Environment = System.Environment.GetEnvironmentVariable,
            OutIsTerminal = !plain && !Console.IsOutputRedirected,
            ErrorIsTerminal = !plain && !Console.IsErrorRedirected,
        };
    }

    // Linux keeps the start of a process in hundredths of a second.
    private static TimeSpan? StartUpUntil(long beganAt)
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        var lived = TimeProvider.System.GetUtcNow() - new DateTimeOffset(process.StartTime) - TimeProvider.System.GetElapsedTime(beganAt);
        return lived > TimeSpan.Zero ? lived : TimeSpan.Zero;
    }
}
