namespace Flowyte.Conformance.Clients.Judging;

/// <summary>The outcomes in words.</summary>
internal static class ClientOutcomes
{
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
