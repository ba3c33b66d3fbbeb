namespace Flowyte.Conformance.Wire;

/// <summary>How much of a response is read. The target is not trusted: it may send without end.</summary>
public sealed record WireLimits
{
    /// <summary>The bounds that hold unless others are given.</summary>
    public static WireLimits Default { get; } = new();

    /// <summary>The largest head, in bytes, interim responses (1xx) before it included; 64 KiB by default.</summary>
    public int HeadBytes { get; init; } = 64 * 1024;

    /// <summary>The largest body as it crosses the socket, in bytes; 8 MiB by default.</summary>
    public int BodyBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>The most pieces whose arrival is told apart; later ones are merged into the last, which then bears the time of the latest. 20,000 by default.</summary>
    public int Pieces { get; init; } = 20_000;
}
