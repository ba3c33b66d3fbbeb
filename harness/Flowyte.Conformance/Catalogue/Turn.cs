namespace Flowyte.Conformance.Catalogue;

/// <summary>One request of a conversation and what is expected of the answer.</summary>
public sealed record Turn
{
    /// <summary>The request.</summary>
    public required RequestSpec Request { get; init; }

    /// <summary>
    /// The same request without its one fault, as changes to <see cref="Request"/>. It must succeed,
    /// or the refusal of the request proves nothing. Null for turns that are to succeed themselves.
    /// </summary>
    public RequestSpec? Control { get; init; }

    /// <summary>What is kept of the answer for later turns.</summary>
    public IReadOnlyList<Capture> Captures { get; init; } = [];

    /// <summary>What is expected of the answer; at least one.</summary>
    public required IReadOnlyList<Expectation> Expectations { get; init; }

    /// <summary>Where it is written; null where it was generated.</summary>
    public SpecLine? Place { get; init; }
}
