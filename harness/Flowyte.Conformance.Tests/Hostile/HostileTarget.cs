using Flowyte.Conformance.Tests.Wire;

namespace Flowyte.Conformance.Tests.Hostile;

/// <summary>A target that is sick or mean, and how a run against it is to end.</summary>
/// <param name="Name">What it does.</param>
/// <param name="Script">What it does with each connection.</param>
/// <param name="Requirement">The requirement that it is found to break.</param>
/// <param name="Says">What the finding says of what happened.</param>
internal sealed record HostileTarget(string Name, Func<RawPeer, Task> Script, string Requirement, string Says)
{
    /// <summary>Why what was not sent is untested; null where everything is sent.</summary>
    public string? Rest { get; init; }

    public override string ToString() => Name;
}
