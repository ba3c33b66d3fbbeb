using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.Verdicts;

/// <summary>What bears on a verdict beside the results.</summary>
internal sealed record RunCircumstances
{
    /// <summary>Whether a SHOULD counts as a MUST.</summary>
    public bool Strict { get; init; }

    /// <summary>Whether a run in which a requirement stayed untested is to exit 3.</summary>
    public bool RequireComplete { get; init; }

    /// <summary>Whether the run was interrupted before its plan was done.</summary>
    public bool Interrupted { get; init; }

    /// <summary>Why requests of the plan were neither sent nor left out; null where each was one of them.</summary>
    public string? Incomplete { get; init; }

    /// <summary>The dialect that judged; null for the specs as they stand.</summary>
    public string? Dialect { get; init; }

    /// <summary>Which part of a plan was run; null for all of it.</summary>
    public Shard? Shard { get; init; }

    /// <summary>Whether no request reached the target.</summary>
    public bool Unreachable { get; init; }

    /// <summary>Whether the target answered 429 and nothing else to requests that should have got a reply.</summary>
    public bool Throttled { get; init; }

    /// <summary>Whether a check crashed.</summary>
    public bool Crashed { get; init; }

    /// <summary>The entries of the baseline that are stale, each with the reason.</summary>
    public IReadOnlyList<string> Stale { get; init; } = [];
}
