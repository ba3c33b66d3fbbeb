namespace Flowyte.Conformance.Clients.Adapters;

/// <summary>What a package handed out for one request.</summary>
public sealed record AdapterAnswer
{
    /// <summary>The id of the request; null where the adapter could not read the line.</summary>
    public required string? Id { get; init; }

    /// <summary>The whole text, as far as it came.</summary>
    public string Text { get; init; } = "";

    /// <summary>The pieces of a stream.</summary>
    public IReadOnlyList<AdapterChunk> Chunks { get; init; } = [];

    /// <summary>The finish reason; null where the package tells none.</summary>
    public string? FinishReason { get; init; }

    /// <summary>Whether the adapter cancelled the stream.</summary>
    public bool Cancelled { get; init; }

    /// <summary>The error that the package raised; null for none.</summary>
    public AdapterError? Error { get; init; }
}
