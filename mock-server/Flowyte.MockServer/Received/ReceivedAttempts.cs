using System.Collections.Immutable;

namespace Flowyte.MockServer;

/// <summary>One question and the attempts of a client to get an answer: the same body with the same key, again and again until one did not fail.</summary>
/// <param name="Attempts">The attempts in the order of arrival; at least one.</param>
public sealed record ReceivedAttempts(ImmutableArray<ReceivedRequest> Attempts)
{
    /// <summary>How often the client tried again: 0 where the first attempt was the only one.</summary>
    public int Retries => Attempts.Length - 1;

    /// <summary>How long the client waited before each attempt but the first: from a refusal with <c>Retry-After</c>, or else from the end of the answer before. It is zero where the client did not wait for that.</summary>
    public ImmutableArray<TimeSpan> Gaps =>
        [.. Attempts.Zip(Attempts.Skip(1), (before, after) => before.WaitsFrom < after.At ? after.At - before.WaitsFrom : TimeSpan.Zero)];

    /// <summary>The requests in a line each.</summary>
    public override string ToString() => string.Join(Environment.NewLine, Attempts);

    /// <summary>Puts the attempts at each question together, in the order of the first ones.</summary>
    internal static ImmutableArray<ReceivedAttempts> Of(IEnumerable<ReceivedRequest> requests)
    {
        var groups = new List<List<ReceivedRequest>>();
        foreach (var request in requests)
        {
            // Whoever asks the same again after an answer asks anew.
            var open = groups.FindLast(group => IsSame(group[^1], request));
            if (open is not null && open[^1].Failed)
            {
                open.Add(request);
            }
            else
            {
                groups.Add([request]);
            }
        }

        return [.. groups.Select(group => new ReceivedAttempts([.. group]))];
    }

    private static bool IsSame(ReceivedRequest one, ReceivedRequest other) =>
        one.KeyDigest == other.KeyDigest && one.Path == other.Path && one.Body == other.Body;
}
