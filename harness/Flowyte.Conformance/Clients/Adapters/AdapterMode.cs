namespace Flowyte.Conformance.Clients.Adapters;

/// <summary>A way to use a package.</summary>
/// <param name="Name">The name, such as <c>create</c>.</param>
/// <param name="Plain">Whether it gives whole answers.</param>
/// <param name="Stream">Whether it gives streams.</param>
public sealed record AdapterMode(string Name, bool Plain, bool Stream)
{
    /// <summary>Whether it gives answers of that form.</summary>
    public bool Gives(bool stream) => stream ? Stream : Plain;
}
