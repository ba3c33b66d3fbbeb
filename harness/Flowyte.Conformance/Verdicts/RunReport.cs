using Flowyte.Conformance.Baselines;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Dialects;
using Flowyte.Conformance.Generating;
using Flowyte.Conformance.Histories;
using Flowyte.Conformance.Running;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Verdicts;

/// <summary>Everything that a run found, ready for a report to be written. Whoever shows it redacts it.</summary>
public sealed record RunReport
{
    /// <summary>The verdict.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>The verdict in one sentence, such as <c>not conformant: 2 of 78 requirements failed, first MODEL-2</c>.</summary>
    public required string Headline { get; init; }

    /// <summary>The exit code that the run deserves.</summary>
    public required int ExitCode { get; init; }

    /// <summary>What was tested. Holds keys: only its base URL, agent and kind may be shown.</summary>
    public required Target Target { get; init; }

    /// <summary>The specs that judged.</summary>
    public required Specs Specs { get; init; }

    /// <summary>How the run went.</summary>
    public required RunSettings Settings { get; init; }

    /// <summary>When the run began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Whether the run was interrupted before its plan was done.</summary>
    public bool Interrupted { get; init; }

    /// <summary>Why requests of the plan were neither sent nor left out, such as <c>the run broke off before its end</c>; null where each was one of them.</summary>
    public string? Incomplete { get; init; }

    /// <summary>What went wrong on our side, for people: a check that crashed, a target that could not be reached. Never counted against the target.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>A result for every requirement of the specs, causes before effects.</summary>
    public required IReadOnlyList<RequirementResult> Requirements { get; init; }

    /// <summary>
    /// The failed and warned requirements that stand for themselves, the gravest and earliest first: what a reader should look at.
    /// A failure whose cause is accepted stands for itself: nobody accepted it.
    /// </summary>
    public IEnumerable<RequirementResult> Causes => Requirements
        .Where(result => result.Status is RequirementStatus.Failed or RequirementStatus.Warned && StandsForItself(result))
        .OrderBy(result => result.Status)
        .ThenBy(result => result.Accepted is not null);

    /// <summary>Every exchange, in the order of the plan.</summary>
    public required IReadOnlyList<Exchange> Exchanges { get; init; }

    /// <summary>The smallest forms of generated conversations that failed, each as a file for the folder of the reports; findings name them.</summary>
    public IReadOnlyList<GeneratedFile> Generated { get; init; } = [];

    /// <summary>What became of the baseline; null where the run had none.</summary>
    public BaselineOutcome? Baseline { get; init; }

    /// <summary>What the failures come to by the rules of other dialects, where those do not count all of them.</summary>
    public IReadOnlyList<DialectOutcome> OtherDialects { get; init; } = [];

    /// <summary>The runs before this one, and this one at the end; null where no history is kept.</summary>
    public RunHistory? History { get; init; }

    /// <summary>How many failures the baseline accepts.</summary>
    public int AcceptedFailures => Requirements.Count(result => result is { Status: RequirementStatus.Failed, Accepted: not null });

    /// <summary>How many requirements have that status.</summary>
    public int Count(RequirementStatus status) => Requirements.Count(result => result.Status == status);

    private bool StandsForItself(RequirementResult result) => result.CausedBy is null
        || (result is { Status: RequirementStatus.Failed, Accepted: null } && Requirements.Any(cause => cause.Requirement.Id == result.CausedBy && cause.Accepted is not null));
}
