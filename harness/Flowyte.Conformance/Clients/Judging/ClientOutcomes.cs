namespace Flowyte.Conformance.Clients.Judging;

/// <summary>The outcomes in words.</summary>
internal static class ClientOutcomes
{
    /// <summary>The words of all of them, the worst last.</summary>
    public static IReadOnlyList<string> Words { get; } = [.. Enum.GetValues<ClientOutcome>().Select(outcome => outcome.Word())];

    public static string Word(this ClientOutcome outcome) => outcome switch
    {
        ClientOutcome.Reads => "reads",
        ClientOutcome.Notices => "notices",
        ClientOutcome.Hangs => "hang",
        ClientOutcome.Misreads => "misreads",
        ClientOutcome.SilentTruncation => "silent truncation",
        ClientOutcome.Crashes => "crash",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "There is no such outcome."),
    };
}
