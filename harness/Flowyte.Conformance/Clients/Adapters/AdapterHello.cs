namespace Flowyte.Conformance.Clients.Adapters;

/// <summary>What an adapter says of itself: its first line.</summary>
public sealed record AdapterHello
{
    /// <summary>The name of the package that is driven.</summary>
    public required string Client { get; init; }

    /// <summary>Its exact version.</summary>
    public required string Version { get; init; }

    /// <summary>The programming language.</summary>
    public required string Language { get; init; }

    /// <summary>The ways to use the package.</summary>
    public required IReadOnlyList<AdapterMode> Modes { get; init; }

    /// <summary>What the package lets one choose: <c>cancel</c>, <c>timeout</c>, <c>retries</c>; and <c>tools</c> where the adapter takes the turns of tools.</summary>
    public required IReadOnlyList<string> Supports { get; init; }

    /// <summary>Whether a stream can be cancelled.</summary>
    public bool CanCancel => Supports.Contains("cancel");

    /// <summary>Whether the number of retries can be chosen.</summary>
    public bool CanSetRetries => Supports.Contains("retries");

    /// <summary>Whether the adapter takes messages with calls of tools and their results.</summary>
    public bool TakesTools => Supports.Contains("tools");

    /// <summary>Package and version.</summary>
    public override string ToString() => $"{Client} {Version}";
}
