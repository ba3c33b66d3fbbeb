using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Catalogue;

/// <summary>
/// One thing that a turn expects of its answer, bound to the requirement that it proves.
/// Exactly one of <see cref="Reply"/>, <see cref="Content"/>, <see cref="Statuses"/>, <see cref="Header"/>, <see cref="Pointers"/>,
/// <see cref="Recalls"/> and <see cref="Ignores"/> is set.
/// </summary>
public sealed record Expectation
{
    /// <summary>The id of the requirement.</summary>
    public required string Requirement { get; init; }

    /// <summary>Whether a reply is expected: status 200 and a body in the form that was asked for.</summary>
    public bool Reply { get; init; }

    /// <summary>Why a refusal of the request says nothing of the requirement: a dialect lets it be refused for something else that it holds. Empty but there.</summary>
    public string Concession { get; init; } = "";

    /// <summary>What the agent is expected to say; null for none.</summary>
    public ReplyContent? Content { get; init; }

    /// <summary>The statuses that are right, such as <c>400</c> or <c>4xx</c>.</summary>
    public IReadOnlyList<string> Statuses { get; init; } = [];

    /// <summary>The name of a header field that has to be there.</summary>
    public string? Header { get; init; }

    /// <summary>JSON Pointers into the body, of which one has to hold; <c>*</c> as a segment stands for any item of an array.</summary>
    public IReadOnlyList<string> Pointers { get; init; } = [];

    /// <summary>The value at the pointer; null where only its presence counts.</summary>
    public JsonNode? EqualTo { get; init; }

    /// <summary>Texts of which the header field's value, or the string at the pointer, contains one in any case; empty where anything goes.</summary>
    public IReadOnlyList<string> Contains { get; init; } = [];

    /// <summary>
    /// Codes of the request of which the agent is to tell at least one, where it tells codes at all: by name in a conversation,
    /// by value in a plan. What it tells shows what reached it.
    /// </summary>
    public IReadOnlyList<string> Recalls { get; init; } = [];

    /// <summary>Codes of the request that the reply is not to begin with, as <see cref="Recalls"/> has them: something that must not count asks for that.</summary>
    public IReadOnlyList<string> Ignores { get; init; } = [];

    /// <summary>Whether it speaks of codes, which are judged over the whole run and not here and now.</summary>
    public bool IsOfCodes => Recalls.Count > 0 || Ignores.Count > 0;
}
