using Flowyte.Conformance.Clients.Adapters;

namespace Flowyte.Conformance.Tests.Clients;

/// <summary>The client with planted bugs. It needs node, and no package.</summary>
internal static class Planted
{
    public static string Script { get; } = Path.Combine(Repository.Root, "harness", "Flowyte.Conformance.Tests", "Clients", "planted.mjs");

    public static AdapterCommand Command(string bug) => new("node", [Script, bug]);
}
