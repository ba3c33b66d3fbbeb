namespace Flowyte.Conformance.Wire;

/// <summary>When things happened in an exchange.</summary>
public sealed record ExchangeTiming
{
    /// <summary>When the exchange began, by the run's clock.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>How long it took to connect, TLS included; zero on a reused connection.</summary>
    public TimeSpan Connect { get; init; }

    /// <summary>
    /// From the head of the request being sent to its body being sent, where the request expected <c>100-continue</c>;
    /// null where it did not, and where a final response came instead of leave to send the body.
    /// </summary>
    public TimeSpan? BodySent { get; init; }

    /// <summary>From the request being sent to the first byte of the response; null where none came.</summary>
    public TimeSpan? FirstByte { get; init; }

    /// <summary>From the request being sent to the end of the exchange.</summary>
    public TimeSpan Total { get; init; }
}
