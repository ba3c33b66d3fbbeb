using Flowyte.Conformance.Verdicts;

namespace Flowyte.Conformance.Reporting.Annotations;

/// <summary>What a run has to say to whoever looks at the page of its pipeline: the causes, each with what follows from it.</summary>
internal static class RunAnnotations
{
    private const int MaxCurl = 2_000;
    private const int MaxMessage = 6_000;

    /// <summary>The annotations, the gravest first. What the baseline accepts is none of them: the summary shows it.</summary>
    public static IReadOnlyList<Annotation> Of(ReportView view) =>
    [
        .. view.Verdict == Verdict.None ? [OfRun("No verdict", [view.Headline, .. view.Problems])] : Array.Empty<Annotation>(),
        .. (view.Baseline?.Stale ?? []).Select(entry => OfRun("Stale baseline", [entry])),
        .. view.Causes.Where(cause => cause.Accepted is null).Select(cause => Of(view, cause)),
    ];

    private static Annotation OfRun(string title, IEnumerable<string> lines) =>
        new(IsError: true, "", null, title, BoundedText.Cut(string.Join('\n', lines.Select(line => VisibleText.Escape(line))), MaxMessage));

    private static Annotation Of(ReportView view, RequirementResult cause)
    {
        var requirement = cause.Requirement;
        return new(
            cause.Status == RequirementStatus.Failed,
            requirement.Id,
            view.PlaceOf(cause),
            VisibleText.Escape($"{requirement.Id} ({Figures.Name(requirement.Level)}): {requirement.Statement}"),
            BoundedText.Cut(FailureText.Describe(view, cause, MaxCurl), MaxMessage));
    }
}
