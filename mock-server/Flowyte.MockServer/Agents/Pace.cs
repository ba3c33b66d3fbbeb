namespace Flowyte.MockServer.Agents;

/// <summary>How fast an agent speaks.</summary>
/// <param name="FirstToken">The time from the request to the first text.</param>
/// <param name="PerChunk">The time between two pieces of text.</param>
internal sealed record Pace(TimeSpan FirstToken, TimeSpan PerChunk)
{
    /// <summary>As fast as it can.</summary>
    public static Pace Immediate { get; } = new(TimeSpan.Zero, TimeSpan.Zero);

    /// <summary>The time that a number of pieces takes.</summary>
    public TimeSpan Whole(int pieces) => FirstToken + (PerChunk * Math.Max(0, pieces - 1));
}
