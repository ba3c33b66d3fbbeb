namespace Flowyte.MockServer.Benchmarks.Measures;

/// <summary>How much is measured.</summary>
internal sealed record Effort
{
    /// <summary>All that the limits are about.</summary>
    public static Effort Full { get; } = new()
    {
        WarmUp = TimeSpan.FromSeconds(25),
        Round = TimeSpan.FromSeconds(2),
        Rounds = 9,
        Starts = 15,
        Remembered = 1_000_000,
        Verified = 100_000,
        Mutated = 100_000,
    };

    /// <summary>Enough to see whether a change is for the better.</summary>
    public static Effort Quick { get; } = new()
    {
        WarmUp = TimeSpan.FromSeconds(3),
        Round = TimeSpan.FromSeconds(1),
        Rounds = 5,
        Starts = 5,
        Remembered = 100_000,
        Verified = 20_000,
        Mutated = 20_000,
    };

    /// <summary>How long a server is asked before it is measured.</summary>
    public required TimeSpan WarmUp { get; init; }

    /// <summary>The length of a round of throughput.</summary>
    public required TimeSpan Round { get; init; }

    /// <summary>How many rounds each server has.</summary>
    public required int Rounds { get; init; }

    /// <summary>How many cold starts are timed.</summary>
    public required int Starts { get; init; }

    /// <summary>After how many requests the memory is looked at.</summary>
    public required int Remembered { get; init; }

    /// <summary>How many answers are compared with their requests.</summary>
    public required int Verified { get; init; }

    /// <summary>How many mutated requests are sent.</summary>
    public required int Mutated { get; init; }
}
