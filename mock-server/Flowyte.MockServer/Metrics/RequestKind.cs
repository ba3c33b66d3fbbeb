using Flowyte.MockServer.Journal;

namespace Flowyte.MockServer.Metrics;

/// <summary>What requests are told apart by.</summary>
internal readonly record struct RequestKind
{
    private static readonly string[] Methods = ["CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE"];

    /// <param name="method">The method as it was sent.</param>
    /// <param name="status">The status of the answer; null where there was none.</param>
    /// <param name="outcome">How it ended.</param>
    public RequestKind(string method, int? status, JournalOutcome outcome)
    {
        // OpenTelemetry's word for whatever a client makes up; else it could make up as many series.
        Method = Array.IndexOf(Methods, method) >= 0 ? method : "_OTHER";
        Status = status;
        ClientLeft = outcome == JournalOutcome.ClientLeft;
    }

    public string Method { get; }

    public int? Status { get; }

    public bool ClientLeft { get; }

    /// <summary>The attributes by OpenTelemetry's names.</summary>
    public KeyValuePair<string, object?>[] Tags()
    {
        List<KeyValuePair<string, object?>> tags = [new("http.request.method", Method)];
        if (Status is { } status)
        {
            tags.Add(new("http.response.status_code", status));
        }

        if (ClientLeft)
        {
            tags.Add(new("error.type", "client_left"));
        }

        return [.. tags];
    }
}
