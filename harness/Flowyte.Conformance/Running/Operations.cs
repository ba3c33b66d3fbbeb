namespace Flowyte.Conformance.Running;

/// <summary>Tells from method and path what a request is for.</summary>
internal static class Operations
{
    /// <summary>The part of the API that a path belongs to.</summary>
    /// <param name="path">A path below the base URL; its query does not matter.</param>
    public static Api ApiOf(string path) => Segments(path) switch
    {
        ["chat", "sessions", ..] => Api.Sessions,
        ["chat", "widget", ..] or ["widget", ..] or ["agents", ..] => Api.Widget,
        _ => Api.Completions,
    };

    /// <summary>What a request asks for.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">A path below the base URL; its query does not matter.</param>
    public static Operation Of(string method, string path) => (method, Segments(path)) switch
    {
        ("POST", ["chat", "sessions"]) => Operation.CreateSession,
        ("GET", ["chat", "sessions", _]) => Operation.GetSession,
        ("GET", ["chat", "sessions", _, "messages"]) => Operation.ListMessages,
        ("POST", ["chat", "sessions", _, "messages"]) => Operation.PostMessage,
        ("POST", ["chat", "sessions", _, "end"]) => Operation.EndSession,
        ("POST", ["agents", _, "publishable-keys"]) => Operation.MintKey,
        ("GET", ["agents", _, "widget", "embed"]) => Operation.EmbedWidget,
        ("GET", ["widget", "bootstrap"]) => Operation.BootstrapWidget,
        ("POST", ["chat", "widget", "sessions"]) => Operation.StartVisit,
        _ => Operation.Other,
    };

    /// <summary>
    /// The scope beyond <c>chat:write</c> that a key needs for it, by Flowyte's documentation; null where none is needed, or where it does not say.
    /// A target's key may lack it, and is then refused rightly.
    /// </summary>
    public static string? ScopeBeyondChat(Operation operation) => operation switch
    {
        Operation.GetSession or Operation.ListMessages => "chat:read",
        Operation.MintKey => "pubkeys:write",
        Operation.EmbedWidget => "agents:read",
        _ => null,
    };

    private static string[] Segments(string path) => path.Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries);
}
