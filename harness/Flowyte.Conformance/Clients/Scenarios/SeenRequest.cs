namespace Flowyte.Conformance.Clients.Scenarios;

/// <summary>A request as the server saw it, without its key.</summary>
public sealed record SeenRequest
{
    /// <summary>The method.</summary>
    public required string Method { get; init; }

    /// <summary>Path and query.</summary>
    public required string Path { get; init; }

    /// <summary>The fields of the head.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; }

    /// <summary>The body.</summary>
    public required string Body { get; init; }

    /// <summary>The status of the answer; null where the client left before there was one.</summary>
    public int? Status { get; init; }

    /// <summary>The fault or variant that the answer had; null for none.</summary>
    public string? Fault { get; init; }

    /// <summary>How many pieces of text were sent.</summary>
    public int ChunksSent { get; init; }

    /// <summary>Whether the client left before the answer was whole.</summary>
    public bool ClientLeft { get; init; }

    /// <summary>When it arrived.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>When its answer was over; null where it is not.</summary>
    public DateTimeOffset? EndedAt { get; init; }
}
