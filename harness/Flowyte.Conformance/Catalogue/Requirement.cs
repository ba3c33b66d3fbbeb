namespace Flowyte.Conformance.Catalogue;

/// <summary>One thing that a conforming target does.</summary>
public sealed record Requirement
{
    /// <summary>The immutable id, such as <c>MODEL-3</c>; never reused.</summary>
    public required string Id { get; init; }

    /// <summary>The name of the group, such as <c>model</c>.</summary>
    public required string Group { get; init; }

    /// <summary>How binding it is.</summary>
    public required Level Level { get; init; }

    /// <summary>Why the level stays where the measurement of SDKs says otherwise; empty where it does not.</summary>
    public string LevelReason { get; init; } = "";

    /// <summary>The profile that it belongs to, such as <c>chat</c>.</summary>
    public required string Profile { get; init; }

    /// <summary>The requirement in one sentence.</summary>
    public required string Statement { get; init; }

    /// <summary>What it rests on; at least one.</summary>
    public required IReadOnlyList<Basis> Basis { get; init; }

    /// <summary>How the harness checks it, for people.</summary>
    public required string Check { get; init; }

    /// <summary>What to do where it fails, for people.</summary>
    public required string Fix { get; init; }

    /// <summary>What breaks for clients where it fails; empty where nothing is known to.</summary>
    public string Breaks { get; init; } = "";

    /// <summary>The SDKs that break where it fails, as they were measured; null where none was measured on it.</summary>
    public IReadOnlyList<BrokenSdk>? BrokenSdks
    {
        get => field ?? Impact.BrokenBy(Id);
        init;
    }

    /// <summary>Knows the SDKs that break.</summary>
    internal SdkImpact Impact { get; init; } = SdkImpact.None;

    /// <summary>The SDKs that break where it fails, for people; empty where none was measured on it.</summary>
    public string BrokenSdksText => BrokenSdks switch
    {
        null => "",
        [] => "None that was measured: they hand on what was sent.",
        _ => $"{string.Join("; ", BrokenSdks)}.",
    };

    /// <summary>
    /// Ids of requirements, with <c>*</c>, whose failures are mere consequences where this one fails:
    /// a report names this one as their cause.
    /// </summary>
    public IReadOnlyList<string> Explains { get; init; } = [];

    /// <summary>
    /// Ids of requirements, with <c>*</c>, that ask the same of other requests: where they fail in the same way,
    /// a report names this one as their cause.
    /// </summary>
    public IReadOnlyList<string> Likewise { get; init; } = [];

    /// <summary>Ids of the requirements in whose place it stands; empty but for those of a dialect.</summary>
    public IReadOnlyList<string> InsteadOf { get; init; } = [];

    /// <summary>
    /// Why the harness cannot bring the case about itself; where the target does not show it, the requirement is
    /// excluded with this reason and not untested. Empty for every other requirement.
    /// </summary>
    public string OnlyWhereSeen { get; init; } = "";

    /// <summary>Why the mock cannot show a fault that breaks it, so that the self-test does without one. Empty for every other requirement.</summary>
    public string NotShown { get; init; } = "";

    /// <summary>Why nothing outside the target can show it; it is listed and always excluded. Empty for every other requirement.</summary>
    public string Untestable { get; init; } = "";

    /// <summary>The version of the specs that brought it.</summary>
    public required string Since { get; init; }

    /// <summary>Where it is written; null where it comes from no file.</summary>
    public SpecLine? Place { get; init; }
}
