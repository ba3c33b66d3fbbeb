using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.SelfTesting;

/// <summary>A named defect, or a legal variant, and what a run that meets it must find: an entry of <c>specs/faults</c>.</summary>
public sealed record FaultSpec
{
    /// <summary>The immutable id, such as <c>created-with-fraction</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What is different, in a short clause.</summary>
    public required string Title { get; init; }

    /// <summary>The requirements of which one must be the headline of the run; empty for a legal variant.</summary>
    public IReadOnlyList<string> Breaks { get; init; } = [];

    /// <summary>The requirements that might be raised by mistake; empty for a defect.</summary>
    public IReadOnlyList<string> Near { get; init; } = [];

    /// <summary>The MAY requirements that a run must note of a variant, and nothing more.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>How long an exchange may take; null where nothing about it waits.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Whether a pattern with <c>*</c> and <c>?</c> matches the id, or a requirement that it is about.</summary>
    public bool IsMatchedBy(string pattern) => Breaks.Concat(Near).Concat(Notes).Append(Id).Any(name => NamePattern.Matches(pattern, name));

    /// <summary>Whether it is legal: then nothing may be raised.</summary>
    public bool IsVariant => Breaks.Count == 0;
}
