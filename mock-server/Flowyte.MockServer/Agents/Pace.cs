using System.Collections.Immutable;
using Flowyte.MockServer.Chat;

namespace Flowyte.MockServer.Agents;

/// <summary>How fast an agent speaks.</summary>
/// <param name="FirstToken">The time from the request to the first text; null where nothing is said of it.</param>
/// <param name="PerChunk">The time between two pieces of text; passed over where <see cref="TokensPerSecond"/> is given.</param>
internal sealed record Pace(TimeSpan? FirstToken, TimeSpan PerChunk)
{
    // Of every draw the lower bits make a number from 0 to 1.
    private const int Draws = 1 << 20;

    // What a conversation's latency is drawn from must not be what its pieces are drawn from.
    private const int LatencyDraw = 1;

    /// <summary>As fast as it can.</summary>
    public static Pace Immediate { get; } = new(null, TimeSpan.Zero);

    /// <summary>How many tokens it says in a second, four characters being one; null where each piece takes <see cref="PerChunk"/>.</summary>
    public double? TokensPerSecond { get; init; }

    /// <summary>By which part of itself a time is longer or shorter at most: from 0, always the same, to 1.</summary>
    public double Jitter { get; init; }

    /// <summary>The time from the request to the first text by percentile, instead of <see cref="FirstToken"/>; null for that.</summary>
    public MockLatency? Latency { get; init; }

    /// <summary>The exact time before each chunk of a case, as a recording has them; empty where the other members say how fast it is.</summary>
    public ImmutableArray<TimeSpan> Exact { get; init; } = [];

    /// <summary>Whether there is nothing to wait for.</summary>
    /// <param name="usual">The time to the first text where the pace says nothing of it; null for none.</param>
    public bool IsImmediate(MockLatency? usual) =>
        Exact.IsEmpty && LatencyOr(usual) is null && (FirstToken ?? TimeSpan.Zero) == TimeSpan.Zero && PerChunk == TimeSpan.Zero && TokensPerSecond is null;

    /// <summary>The times before each of some pieces. They depend on the pieces and the fingerprint alone.</summary>
    /// <param name="pieces">The pieces.</param>
    /// <param name="seed">What random times are drawn from.</param>
    /// <param name="usual">The time to the first text where the pace says nothing of it; null for none.</param>
    /// <returns>Empty where there is nothing to wait for.</returns>
    public ImmutableArray<TimeSpan> Delays(ImmutableArray<string> pieces, Fingerprint seed, MockLatency? usual = null)
    {
        if (!Exact.IsEmpty)
        {
            return Exact;
        }

        if (IsImmediate(usual))
        {
            return [];
        }

        var latency = LatencyOr(usual);
        var random = new SeededRandom(seed);
        var delays = ImmutableArray.CreateBuilder<TimeSpan>(pieces.Length);
        foreach (var piece in pieces)
        {
            if (delays.Count == 0 && latency is not null)
            {
                // Percentiles are what is wanted, so that jitter would only blur them.
                delays.Add(Drawn(latency, seed));
                continue;
            }

            var delay = delays.Count == 0 ? FirstToken ?? TimeSpan.Zero
                : TokensPerSecond is { } rate ? TimeSpan.FromSeconds(Usage.TokensOf(piece) / rate)
                : PerChunk;
            delays.Add(Jitter > 0 ? delay * (1 + (Jitter * Spread(ref random))) : delay);
        }

        return delays.MoveToImmutable();
    }

    private MockLatency? LatencyOr(MockLatency? usual) => Latency ?? (FirstToken is null ? usual : null);

    private static TimeSpan Drawn(MockLatency latency, Fingerprint seed)
    {
        var random = new SeededRandom(seed.With(LatencyDraw));
        return latency.At(100.0 * random.Next(Draws) / Draws);
    }

    // From -1 to 1.
    private static double Spread(ref SeededRandom random) => (2.0 * random.Next(Draws + 1) / Draws) - 1;
}
