namespace Flowyte.Conformance.Running;

/// <summary>What a turn is sent for.</summary>
public enum TurnKind
{
    /// <summary>The request is right: the agent is to answer.</summary>
    Reply,

    /// <summary>The request is wrong on purpose: it is to be refused.</summary>
    Refusal,

    /// <summary>A reply and a refusal are both right; a server error is not.</summary>
    Either,
}
