namespace Flowyte.Conformance.Running;

/// <summary>What a request asks the API to do.</summary>
public enum Operation
{
    /// <summary>Something else, or nothing that Flowyte documents.</summary>
    Other,

    /// <summary><c>POST /chat/sessions</c>.</summary>
    CreateSession,

    /// <summary><c>GET /chat/sessions/{id}</c>.</summary>
    GetSession,

    /// <summary><c>GET /chat/sessions/{id}/messages</c>.</summary>
    ListMessages,

    /// <summary><c>POST /chat/sessions/{id}/messages</c>.</summary>
    PostMessage,

    /// <summary><c>POST /chat/sessions/{id}/end</c>.</summary>
    EndSession,

    /// <summary><c>POST /agents/{id}/publishable-keys</c>.</summary>
    MintKey,

    /// <summary><c>GET /agents/{id}/widget/embed</c>.</summary>
    EmbedWidget,

    /// <summary><c>GET /widget/bootstrap</c>.</summary>
    BootstrapWidget,

    /// <summary><c>POST /chat/widget/sessions</c>.</summary>
    StartVisit,
}
