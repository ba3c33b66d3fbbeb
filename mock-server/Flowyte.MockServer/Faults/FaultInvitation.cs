namespace Flowyte.MockServer.Faults;

/// <summary>What is known of a fault before the answer is decided.</summary>
/// <param name="Name">The name that path or header gave; null for none.</param>
/// <param name="Body">The request's body; empty where it was not read ahead.</param>
internal readonly record struct FaultInvitation(string? Name, ReadOnlyMemory<byte> Body);
