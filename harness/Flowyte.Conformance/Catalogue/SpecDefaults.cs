namespace Flowyte.Conformance.Catalogue;

/// <summary>What holds where a file of the specs says nothing.</summary>
internal static class SpecDefaults
{
    /// <summary>The profile of requirements and conversations.</summary>
    public const string Profile = "chat";
}
