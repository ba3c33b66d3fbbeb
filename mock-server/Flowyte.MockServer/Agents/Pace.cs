using System.Collections.Immutable;
using Flowyte.MockServer.Chat;

namespace Flowyte.MockServer.Agents;

/// <summary>How fast an agent speaks.</summary>
/// <param name="FirstToken">The time from the request to the first text.</param>
/// <param name="PerChunk">The time between two pieces of text; passed over where <see cref="TokensPerSecond"/> is given.</param>
internal sealed record Pace(TimeSpan FirstToken, TimeSpan PerChunk)
{
    // Of every draw the upper bits make a number from 0 to 1.
    private const int Draws = 1 << 20;

    /// <summary>As fast as it can.</summary>
    public static Pace Immediate { get; } = new(TimeSpan.Zero, TimeSpan.Zero);

    /// <summary>How many tokens it says in a second, four characters being one; null where each piece takes <see cref="PerChunk"/>.</summary>
    public double? TokensPerSecond { get; init; }

    /// <summary>By which part of itself a time is longer or shorter at most: from 0, always the same, to 1.</summary>
    public double Jitter { get; init; }

    /// <summary>The times before each of some pieces. They depend on the pieces and the fingerprint alone.</summary>
    /// <returns>Empty where there is nothing to wait for.</returns>
    public ImmutableArray<TimeSpan> Delays(ImmutableArray<string> pieces, Fingerprint seed)
    {
        if (FirstToken == TimeSpan.Zero && PerChunk == TimeSpan.Zero && TokensPerSecond is null)
        {
            return [];
        }

        var random = new SeededRandom(seed);
        var delays = ImmutableArray.CreateBuilder<TimeSpan>(pieces.Length);
        foreach (var piece in pieces)
        {
            var delay = delays.Count == 0 ? FirstToken
                : TokensPerSecond is { } rate ? TimeSpan.FromSeconds(Usage.TokensOf(piece) / rate)
                : PerChunk;
            delays.Add(Jitter > 0 ? delay * (1 + (Jitter * Spread(ref random))) : delay);
        }

        return delays.MoveToImmutable();
    }

    // From -1 to 1.
    private static double Spread(ref SeededRandom random) => (2.0 * random.Next(Draws + 1) / Draws) - 1;
}
