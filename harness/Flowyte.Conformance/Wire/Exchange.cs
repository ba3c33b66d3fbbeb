namespace Flowyte.Conformance.Wire;

/// <summary>
/// One request and what came back, exactly as it crossed the socket. Immutable: it is the evidence
/// that every check reads and that none can change.
/// </summary>
public sealed record Exchange
{
    /// <summary>Names the exchange in reports, the same in every run: <c>unknown-agent[stream=true]/1</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The request. It holds the key as sent: whatever is shown to anyone goes through a <see cref="Redactor"/>.</summary>
    public required WireRequest Request { get; init; }

    /// <summary>The response as far as it arrived; null where not even its head did.</summary>
    public WireResponse? Response { get; init; }

    /// <summary>The interim responses (1xx) before the response; the first of them where they are many.</summary>
    public IReadOnlyList<InterimResponse> Interim { get; init; } = [];

    /// <summary>How the exchange ended.</summary>
    public required ExchangeEnd End { get; init; }

    /// <summary>What <see cref="End"/> means here, in words for people; empty where the response is complete.</summary>
    public string EndDetail { get; init; } = "";

    /// <summary>When things happened.</summary>
    public required ExchangeTiming Timing { get; init; }
}
