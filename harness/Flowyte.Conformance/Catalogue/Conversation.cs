using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Catalogue;

/// <summary>A scripted conversation, one file of <c>specs/conversations</c>.</summary>
public sealed record Conversation
{
    /// <summary>The name that <c>--only</c> takes; unique.</summary>
    public required string Name { get; init; }

    /// <summary>What it shows, for people.</summary>
    public required string Title { get; init; }

    /// <summary>The file it came from, relative to the specs folder; empty where it was generated.</summary>
    public required string File { get; init; }

    /// <summary>Whether it comes from no file but from chance, by the run's seed.</summary>
    public bool IsGenerated { get; init; }

    /// <summary>The profile that it belongs to.</summary>
    public required string Profile { get; init; }

    /// <summary>Facts of the target without which it cannot run: <c>unpublishedAgent</c>, <c>unscopedKey</c>, <c>publishableKey</c>.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>
    /// Ids of requirements, with <c>*</c>, that its exchanges are good evidence for although no turn names them.
    /// It decides what <c>--only</c> sends; what an exchange proves is found by the checks alone.
    /// </summary>
    public IReadOnlyList<string> Proves { get; init; } = [];

    /// <summary>
    /// The name of a conversation without whose failure this one is not sent: it finds out which part of that one is at fault.
    /// Null for conversations that are always sent.
    /// </summary>
    public string? AfterFailureOf { get; init; }

    /// <summary>Whether it is sent before the others, for its answer takes time. Its place in reports stays.</summary>
    public bool IsSentFirst { get; init; }

    /// <summary>The axes; the conversation runs once for each combination of their values.</summary>
    public IReadOnlyList<MatrixAxis> Matrix { get; init; } = [];

    /// <summary>The members of the body that every turn starts from; null for none.</summary>
    public JsonNode? Body { get; init; }

    /// <summary>The turns in their order; at least one.</summary>
    public required IReadOnlyList<Turn> Turns { get; init; }
}
