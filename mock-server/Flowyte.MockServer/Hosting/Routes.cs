namespace Flowyte.MockServer.Hosting;

/// <summary>The paths of Flowyte's API.</summary>
internal static class Routes
{
    public const string Base = "/api/v1";
    public const string Completions = Base + "/chat/completions";

    /// <summary>Whether a path belongs to the API. Every other path is WireMock.Net's.</summary>
    public static bool Owns(string path) =>
        path.StartsWith(Base, StringComparison.Ordinal) && (path.Length == Base.Length || path[Base.Length] == '/');
}
