namespace Flowyte.Conformance.SelfTesting;

/// <summary>What a run found of one fault or variant.</summary>
public sealed record FaultResult
{
    /// <summary>The fault or variant.</summary>
    public required FaultSpec Fault { get; init; }

    /// <summary>The failed and warned requirements that nothing else explains, the headline first.</summary>
    public required IReadOnlyList<string> Causes { get; init; }

    /// <summary>The failed and warned requirements that one of <see cref="Causes"/> explains.</summary>
    public required IReadOnlyList<string> Consequences { get; init; }

    /// <summary>The MAY requirements that were noted.</summary>
    public required IReadOnlyList<string> Noted { get; init; }

    /// <summary>Why the run came to no verdict, which is a fault of the harness; empty where it came to one.</summary>
    public string Obstacle { get; init; } = "";

    /// <summary>What the run leads with: the first cause, else the first note; null where nothing was found.</summary>
    public string? Headline => Causes.Concat(Noted).FirstOrDefault();

    /// <summary>Whether the run saw one of the requirements that the fault breaks not hold.</summary>
    public bool IsDetected => Fault.Breaks.Any(id => Causes.Contains(id) || Consequences.Contains(id) || Noted.Contains(id));

    /// <summary>Whether the run leads with what the fault breaks.</summary>
    public bool IsHeadlineRight => Headline is { } headline && Fault.Breaks.Contains(headline);

    /// <summary>Causes beside the headline of a fault: one defect should break one requirement.</summary>
    public IReadOnlyList<string> Unexplained => Fault.IsVariant ? [] : [.. Causes.Except(IsHeadlineRight ? [Headline!] : [])];

    /// <summary>What a run raised of a variant, although it is legal.</summary>
    public IReadOnlyList<string> FalseAlarms => Fault.IsVariant ? [.. Causes, .. Consequences, .. Noted.Except(Fault.Notes)] : [];

    /// <summary>What a run should have noted of a variant, and did not.</summary>
    public IReadOnlyList<string> MissingNotes => [.. Fault.Notes.Except(Noted)];

    /// <summary>Whether the run found what it must, and only that.</summary>
    public bool IsRight => Obstacle.Length == 0
        && (Fault.IsVariant ? FalseAlarms.Count == 0 && MissingNotes.Count == 0 : IsDetected && IsHeadlineRight && Unexplained.Count == 0);

    /// <summary>What is wrong, in a short clause; empty where nothing is.</summary>
    public string Complaint => this switch
    {
        { IsRight: true } => "",
        { Obstacle.Length: > 0 } => Obstacle,
        { FalseAlarms.Count: > 0 } => $"false alarm: {string.Join(", ", FalseAlarms)}",
        { Fault.IsVariant: true } => $"not noted: {string.Join(", ", MissingNotes)}",
        { IsDetected: false, Headline: null } => $"not detected: nothing was raised instead of {Expected}",
        { IsDetected: false } => $"not detected: {string.Join(", ", Causes.Concat(Noted))} instead of {Expected}",
        { IsHeadlineRight: false } => $"wrong headline: {Headline} instead of {Expected}",
        _ => $"not explained: {string.Join(", ", Unexplained)} beside {Headline}",
    };

    private string Expected => string.Join(" or ", Fault.Breaks);
}
