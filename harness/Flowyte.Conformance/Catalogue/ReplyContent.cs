namespace Flowyte.Conformance.Catalogue;

/// <summary>What the agent is expected to say, and how soon. Everything that is set has to hold.</summary>
public sealed record ReplyContent
{
    /// <summary>Texts of which the reply contains at least one, in any case; empty where anything goes.</summary>
    public IReadOnlyList<string> Contains { get; init; } = [];

    /// <summary>Texts of which the reply contains every one, in any case.</summary>
    public IReadOnlyList<string> ContainsAll { get; init; } = [];

    /// <summary>Texts of which the reply contains none, in any case.</summary>
    public IReadOnlyList<string> Lacks { get; init; } = [];

    /// <summary>The pattern that matches somewhere in the reply; null for none.</summary>
    public ReplyPattern? Matches { get; init; }

    /// <summary>The name of the schema by which the reply's text is valid JSON; null for none.</summary>
    public string? Schema { get; init; }

    /// <summary>The longest time from the request being sent to the first text of a stream; null for none.</summary>
    public TimeSpan? FirstToken { get; init; }

    /// <summary>The longest time from the request being sent to the end of the reply; null for none.</summary>
    public TimeSpan? Total { get; init; }
}
