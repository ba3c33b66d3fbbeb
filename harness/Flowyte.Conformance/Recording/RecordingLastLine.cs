namespace Flowyte.Conformance.Recording;

/// <summary>The last line of a recording. Its one member tells it from the lines of exchanges.</summary>
/// <param name="Finished">What is known when a run is over.</param>
internal sealed record RecordingLastLine(RecordingEnd Finished)
{
    /// <summary>How the line begins.</summary>
    public const string Start = "{\"finished\":";
}
