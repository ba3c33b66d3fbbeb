using Flowyte.Conformance.Reporting;
using Flowyte.Conformance.Results;

namespace Flowyte.Conformance.Changes;

/// <summary>The changes of one kind, as every format tells them.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Title">Its name.</param>
/// <param name="Lines">Which requirements, and what became of them. Requirements of which the same is to be said share a line.</param>
internal sealed record ChangeSection(ChangeKind Kind, string Title, IReadOnlyList<(string Requirements, string Detail)> Lines)
{
    private const int MaxText = 300;

    /// <summary>The sections that have something to tell, the gravest first.</summary>
    public static IReadOnlyList<ChangeSection> Of(RunComparison comparison) =>
    [
        .. from change in comparison.Changes
           group change by change.Kind into kind
           let lines = kind.GroupBy(DetailOf).Select(same => (RequirementIds.Describe(same.Select(change => change.Id)), same.Key))
           select new ChangeSection(kind.Key, TitleOf(kind.Key), [.. lines]),
    ];

    private static string TitleOf(ChangeKind kind) => kind switch
    {
        ChangeKind.Broken => "Broke",
        ChangeKind.NewlyTested => "Newly tested",
        ChangeKind.Added => "New in the specs",
        ChangeKind.StillBroken => "Still broken",
        ChangeKind.Worse => "Worse, no failure",
        ChangeKind.Fixed => "Fixed",
        ChangeKind.Better => "Better",
        ChangeKind.Stability => "Steady and unstable",
        ChangeKind.NoLongerTested => "No longer tested",
        _ => "No longer in the specs",
    };

    private static string DetailOf(RequirementChange change)
    {
        var (older, newer) = (change.Old, change.New);
        var statuses = string.Join(" → ", new[] { NameOf(older), NameOf(newer) }.OfType<string>());
        var level = older is not null && newer is not null && older.Level != newer.Level ? $", {Figures.Name(older.Level)} → {Figures.Name(newer.Level)}" : "";
        var cause = newer?.CausedBy is { } id ? $", a consequence of {id}" : "";
        var accepted = newer?.Accepted is { } acceptance ? $", accepted: {acceptance}" : "";
        var told = newer is null ? "" : newer.Message.Length > 0 ? newer.Message : newer.Reason;
        var before = change.Kind == ChangeKind.Fixed ? older!.Message : "";
        return BoundedText.Cut(statuses + level + cause + accepted + (told.Length > 0 ? $": {told}" : before.Length > 0 ? $"; it was: {before}" : ""), MaxText);
    }

    private static string? NameOf(SavedRequirement? requirement) =>
        requirement is null ? null : Figures.Name(requirement.Status) + (requirement.Unstable ? " (unstable)" : "");
}
