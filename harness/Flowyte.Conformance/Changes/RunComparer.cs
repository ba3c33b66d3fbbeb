using Flowyte.Conformance.Results;
using Flowyte.Conformance.Verdicts;

namespace Flowyte.Conformance.Changes;

/// <summary>Holds a run against an earlier one.</summary>
internal static class RunComparer
{
    public static RunComparison Compare(SavedRun older, SavedRun newer)
    {
        var before = older.Requirements.ToDictionary(requirement => requirement.Id);
        var after = newer.Requirements.ToDictionary(requirement => requirement.Id);
        var pairs = newer.Requirements.Select(requirement => (Old: before.GetValueOrDefault(requirement.Id), New: (SavedRequirement?)requirement))
            .Concat(older.Requirements.Where(requirement => !after.ContainsKey(requirement.Id)).Select(requirement => (Old: (SavedRequirement?)requirement, New: (SavedRequirement?)null)))
            .ToList();
        return new RunComparison
        {
            Old = older,
            New = newer,
            Remarks = RunRemarks.Of(older, newer),
            Changes = [.. from pair in pairs let kind = KindOf(pair.Old, pair.New) where kind is not null orderby kind select new RequirementChange(kind.Value, pair.Old, pair.New)],
            Compared = pairs.Count(pair => pair is { Old.IsTested: true, New.IsTested: true }),
            Latencies = LatencyComparison.Of(
                older.Latencies ?? [],
                newer.Latencies ?? [],
                older.IsEmbeddedMock || newer.IsEmbeddedMock ? "the embedded mock shares its process with the harness, so its times are those of this machine" : null),
        };
    }

    private static ChangeKind? KindOf(SavedRequirement? older, SavedRequirement? newer) => (older, newer) switch
    {
        (null, _) => ChangeKind.Added,
        (_, null) => ChangeKind.Removed,
        ({ IsTested: false }, { IsTested: false }) => null,
        ({ IsTested: false }, _) => ChangeKind.NewlyTested,
        (_, { IsTested: false }) => ChangeKind.NoLongerTested,
        ({ Status: RequirementStatus.Failed }, { Status: RequirementStatus.Failed }) => ChangeKind.StillBroken,
        (_, { Status: RequirementStatus.Failed }) => ChangeKind.Broken,
        ({ Status: RequirementStatus.Failed }, { Status: RequirementStatus.Passed }) => ChangeKind.Fixed,
        _ => (GravityOf(newer.Status) - GravityOf(older.Status)) switch
        {
            > 0 => ChangeKind.Worse,
            < 0 => ChangeKind.Better,
            _ => newer.Unstable == older.Unstable ? null : ChangeKind.Stability,
        },
    };

    private static int GravityOf(RequirementStatus status) => status switch
    {
        RequirementStatus.Failed => 3,
        RequirementStatus.Warned => 2,
        RequirementStatus.Noted => 1,
        _ => 0,
    };
}
