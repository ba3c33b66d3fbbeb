namespace Flowyte.Conformance.Tests.Checks;

/// <summary>Exchanges that break one requirement and no other.</summary>
internal sealed record FaultCase(string Requirement, string Name, params Said[] Run)
{
    public override string ToString() => $"{Requirement} {Name}";
}
