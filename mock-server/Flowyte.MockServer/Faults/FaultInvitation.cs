namespace Flowyte.MockServer.Faults;

/// <summary>What is known of a fault before the answer is decided.</summary>
/// <param name="Name">The name that path or header gave; null for none.</param>
/// <param name="OfServer">The fault of the whole server when the request came; null for none.</param>
/// <param name="Body">The request's body; empty where it was not read ahead.</param>
internal readonly record struct FaultInvitation(string? Name, Fault? OfServer, ReadOnlyMemory<byte> Body)
{
    /// <summary>Whether a fault may be met, and the body was read ahead for it.</summary>
    public bool IsOne => Name is not null || OfServer is not null;

    /// <summary>The name of the fault that the request itself asks for; null for none.</summary>
    /// <param name="agent">The agent that answers; it may stand for a fault.</param>
    public string? Asked(string? agent) => Name ?? FaultChoice.NameOfAgent(agent);

    /// <summary>The name of the fault that the request asks for, or else the server has; null for none.</summary>
    /// <param name="agent">The agent that answers; it may stand for a fault.</param>
    public string? NameFor(string? agent) => Asked(agent) ?? OfServer?.Id;
}
