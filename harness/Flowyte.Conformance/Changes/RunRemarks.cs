using Flowyte.Conformance.Reporting;
using Flowyte.Conformance.Results;

namespace Flowyte.Conformance.Changes;

/// <summary>Says where two runs did not do the same, so that a change of results may not be one of the target.</summary>
internal static class RunRemarks
{
    private const string NoVerdict = "no verdict";

    public static IReadOnlyList<string> Of(SavedRun older, SavedRun newer) =>
    [
        .. new[]
        {
            TargetOf(older) == TargetOf(newer) ? null : $"The targets differ: {older.Target} before, {newer.Target} now.",
            older.SpecsVersion == newer.SpecsVersion ? null : $"The specs differ: {older.SpecsVersion} before, {newer.SpecsVersion} now.",
            older.Dialect == newer.Dialect ? null : $"The dialects differ: {older.Dialect} before, {newer.Dialect} now.",
            OnlyIn(older, newer) is { Length: > 0 } removed ? $"Only the older run knows {removed}." : null,
            OnlyIn(newer, older) is { Length: > 0 } added ? $"Only the newer run knows {added}." : null,
            older.HarnessVersion == newer.HarnessVersion ? null : $"The harness differs: {older.HarnessVersion} before, {newer.HarnessVersion} now.",
            older.Profiles.Count == 0 || newer.Profiles.Count == 0 || ProfilesOf(older) == ProfilesOf(newer) ? null : $"The profiles differ: {ProfilesOf(older)} before, {ProfilesOf(newer)} now.",
            older.Strict is { } strict && newer.Strict is { } stricter && strict != stricter ? $"Only the {(strict ? "older" : "newer")} run is strict: it counts a SHOULD as a MUST." : null,
            older.StartedAt > newer.StartedAt ? $"The older run began after the newer one, on {Figures.Date(older.StartedAt)}: give the older one first." : null,
            older.Verdict == NoVerdict ? $"The older run has no verdict: {older.Headline}" : null,
            newer.Verdict == NoVerdict ? $"The newer run has no verdict: {newer.Headline}" : null,
            older.Latencies is null || newer.Latencies is null ? $"{(older.Latencies is null ? older : newer).File} tells no latencies: a harness before them wrote it." : null,
        }.OfType<string>(),
    ];

    private static (bool, string, string) TargetOf(SavedRun run) => (run.IsEmbeddedMock, run.IsEmbeddedMock ? "" : run.BaseUrl.TrimEnd('/'), run.Agent);

    private static string ProfilesOf(SavedRun run) => string.Join(", ", run.Profiles.Order(StringComparer.Ordinal));

    private static string OnlyIn(SavedRun run, SavedRun other) =>
        RequirementIds.Describe(run.Requirements.Select(requirement => requirement.Id).Except(other.Requirements.Select(requirement => requirement.Id)));
}
