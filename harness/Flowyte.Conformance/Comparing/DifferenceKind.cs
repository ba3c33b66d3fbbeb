namespace Flowyte.Conformance.Comparing;

/// <summary>How two answers differ at a place.</summary>
public enum DifferenceKind
{
    /// <summary>The live endpoint has it and the mock does not.</summary>
    OnlyLive,

    /// <summary>The mock has it and the live endpoint does not.</summary>
    OnlyMock,

    /// <summary>Both have it, and not the same.</summary>
    Differs,
}
