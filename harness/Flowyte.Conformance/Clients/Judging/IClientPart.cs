using Flowyte.Conformance.Clients.Adapters;

namespace Flowyte.Conformance.Clients.Judging;

/// <summary>A part of what a client is tried for.</summary>
internal interface IClientPart
{
    /// <summary>Tries a mode of the client.</summary>
    Task RunAsync(ClientBench bench, AdapterMode mode, CancellationToken cancellation);
}
