namespace Flowyte.Conformance.Baselines;

/// <summary>Why a failure is accepted. It is shown in every report and counts for nothing.</summary>
/// <param name="Reason">The reason, in the words of whoever accepted it.</param>
/// <param name="Until">The last day on which it is accepted, in UTC; null for no end.</param>
public sealed record Acceptance(string Reason, DateOnly? Until)
{
    /// <summary>The reason and the end.</summary>
    public override string ToString() => Until is { } day ? $"{Reason} (until {day:yyyy-MM-dd})" : Reason;
}
