namespace Flowyte.MockServer;

/// <summary>What became of one request that was passed on to the live endpoint.</summary>
/// <param name="Number">1 for the first, and one more for each after it.</param>
/// <param name="At">When.</param>
/// <param name="IsRecorded">Whether the answer can be replayed now, or will be once the conversation succeeds.</param>
/// <param name="Text">What was recorded, or why nothing was, in a line.</param>
public sealed record RecordingNote(long Number, DateTimeOffset At, bool IsRecorded, string Text)
{
    /// <summary>The note as a line of a log.</summary>
    public override string ToString() => $"{At:HH:mm:ss.fff} {(IsRecorded ? "recorded" : "not recorded")}: {Text}";
}
