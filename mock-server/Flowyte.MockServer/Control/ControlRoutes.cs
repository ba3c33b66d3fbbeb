namespace Flowyte.MockServer.Control;

/// <summary>The paths by which people and programs look into the mock and steer it.</summary>
internal static class ControlRoutes
{
    public const string Base = "/_flowyte";
    public const string Page = "/";

    // WireMock.Net's own, whose paths are regular expressions.
    private const string Admin = "/__admin";

    /// <summary>Whether a path is one of the mock's own.</summary>
    public static bool Owns(string path) =>
        path.StartsWith(Base, StringComparison.Ordinal) && (path.Length == Base.Length || path[Base.Length] == '/');

    /// <summary>Whether a path may be understood as one of WireMock.Net's admin interface.</summary>
    public static bool MayBeAdmin(string path) => path.Contains(Admin, StringComparison.OrdinalIgnoreCase);
}
