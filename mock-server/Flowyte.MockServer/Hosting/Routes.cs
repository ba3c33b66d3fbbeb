namespace Flowyte.MockServer.Hosting;

/// <summary>The paths of Flowyte's API.</summary>
internal static class Routes
{
    public const string Base = "/api/v1";
    public const string Faults = "/faults/";
    public const string Completions = Base + "/chat/completions";
    public const string Sessions = Base + "/chat/sessions";
    public const string Agents = Base + "/agents";
    public const string WidgetBootstrap = Base + "/widget/bootstrap";
    public const string WidgetSessions = Base + "/chat/widget/sessions";

    /// <summary>Whether a path belongs to the API. Every other path is WireMock.Net's.</summary>
    public static bool Owns(string path) => IsBelow(path, Base) || path.StartsWith(Faults, StringComparison.Ordinal);

    private static bool IsBelow(string path, string route) =>
        path.StartsWith(route, StringComparison.Ordinal) && (path.Length == route.Length || path[route.Length] == '/');
}
