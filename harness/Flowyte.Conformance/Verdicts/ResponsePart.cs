namespace Flowyte.Conformance.Verdicts;

/// <summary>A part of a response that a finding can point into.</summary>
public enum ResponsePart
{
    /// <summary>Status line and header fields.</summary>
    Head,

    /// <summary>The body's content, after the transfer coding is taken off.</summary>
    Body,
}
