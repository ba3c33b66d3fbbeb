namespace Flowyte.Conformance.Clients.Impact;

/// <summary>A client in one of its modes.</summary>
/// <param name="Client">The package.</param>
/// <param name="Version">Its exact version.</param>
/// <param name="Mode">The way in which it is used.</param>
/// <param name="Language">Its programming language.</param>
public sealed record ImpactClient(string Client, string Version, string Mode, string Language)
{
    /// <summary>Package, version and mode.</summary>
    public override string ToString() => $"{Client} {Version} {Mode}";
}
