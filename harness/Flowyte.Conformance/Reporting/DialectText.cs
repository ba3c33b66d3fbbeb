using Flowyte.Conformance.Dialects;

namespace Flowyte.Conformance.Reporting;

/// <summary>Says how a dialect differs from the specs as they stand, a line a rule.</summary>
internal static class DialectText
{
    /// <summary>The requirements of its own, each with those in whose place it stands.</summary>
    public static IReadOnlyList<string> Replaced(Dialect dialect) =>
        [.. dialect.Replaced.Select(rule => $"{rule.By.Id} in place of {RequirementIds.Describe(rule.Requirements)}: {rule.Reason}")];

    /// <summary>The levels that it changes.</summary>
    public static IReadOnlyList<string> Levels(Dialect dialect) =>
        [.. dialect.Levels.Select(rule => $"{RequirementIds.Describe(rule.Requirements)} {(rule.Requirements.Count > 1 ? "are" : "is")} a {Figures.Name(rule.Level)}: {rule.Reason}")];

    /// <summary>What it leaves out.</summary>
    public static IReadOnlyList<string> LeftOut(Dialect dialect) =>
        [.. dialect.LeftOut.Select(rule => $"without {RequirementIds.Describe(rule.Requirements)}: {rule.Reason}")];
}
