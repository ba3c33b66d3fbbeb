using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Running;

/// <summary>
/// What a run sent and what came back, before anything is judged: all that a verdict rests on.
/// Holds keys: never written anywhere as it stands.
/// </summary>
public sealed record RunRecord
{
    /// <summary>What was tested.</summary>
    public required Target Target { get; init; }

    /// <summary>How the run went.</summary>
    public required RunSettings Settings { get; init; }

    /// <summary>The version of the specs that the requests come from.</summary>
    public required string SpecsVersion { get; init; }

    /// <summary>Tells those specs from others of the same version (<see cref="Catalogue.Specs.Fingerprint"/>); empty where it is not known.</summary>
    public string SpecsFingerprint { get; init; } = "";

    /// <summary>When the run began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Every exchange, in the order of the plan.</summary>
    public required IReadOnlyList<Exchange> Exchanges { get; init; }

    /// <summary>By the ids of their exchanges, the requests that were planned and not sent or not finished, each with the reason.</summary>
    public required IReadOnlyDictionary<string, string> Unsent { get; init; }

    /// <summary>Whether the run was interrupted before its plan was done.</summary>
    public bool Interrupted { get; init; }

    /// <summary>Why requests of the plan are in neither list, such as <c>the run broke off before its end</c>; null where each is in one.</summary>
    public string? Incomplete { get; init; }

    /// <summary>Whether something else stands in place of each key already: the record was read from a recording.</summary>
    internal bool HoldsStandIns { get; init; }

    /// <summary>Why no request reached the target: where it is, what happened and what to look at; null where one did.</summary>
    public string? Unreachable { get; init; }
}
