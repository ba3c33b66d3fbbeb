namespace Flowyte.Conformance.Wire;

/// <summary>A part of a response that can be pointed into.</summary>
public enum ResponsePart
{
    /// <summary>Status line and header fields.</summary>
    Head,

    /// <summary>The body's content, after the transfer coding is taken off.</summary>
    Body,

    /// <summary>The body as it crossed the socket, transfer coding included.</summary>
    RawBody,
}
