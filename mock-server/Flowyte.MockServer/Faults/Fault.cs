using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Flowyte.MockServer.Faults;

/// <summary>A named defect, or a legal variant, that the mock can show: one entry of <c>specs/faults</c>.</summary>
internal sealed record Fault
{
    /// <summary>The operation that acts on the request before it is read: its <c>Expect: 100-continue</c> is passed over.</summary>
    public const string DeafToExpect = "ignoreExpect";

    public required string Id { get; init; }

    /// <summary>What is different, in a short clause.</summary>
    public required string Title { get; init; }

    /// <summary>The requirement that it breaks; null for a legal variant.</summary>
    public string? Breaks { get; init; }

    /// <summary>Whether it is a legal form that is merely unusual.</summary>
    public bool IsVariant { get; init; }

    /// <summary>Which answers are changed; empty for all.</summary>
    public required JsonObject When { get; init; }

    /// <summary>What is done to them, in order.</summary>
    public required ImmutableArray<JsonObject> Changes { get; init; }

    /// <summary>Whether nobody who waits for leave to send the body is given it.</summary>
    public bool IsDeafToExpect => Changes.Any(change => change.ContainsKey(DeafToExpect));
}
