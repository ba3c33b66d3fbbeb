namespace Flowyte.Conformance.Verdicts;

/// <summary>The verdict of a run.</summary>
public enum Verdict
{
    /// <summary>No MUST failed; partially so while a MUST is untested.</summary>
    Conformant,

    /// <summary>At least one MUST failed.</summary>
    NotConformant,

    /// <summary>The target could not be judged: not reachable, or the harness itself failed.</summary>
    None,
}
