namespace Flowyte.Conformance.Tests.Checks;

/// <summary>Exchanges of a conforming target, however unusual.</summary>
internal sealed record LegalCase(string Name, params Said[] Run)
{
    public override string ToString() => Name;
}
