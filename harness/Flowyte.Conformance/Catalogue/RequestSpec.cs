using Flowyte.Conformance.Json;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Catalogue;

/// <summary>
/// What a turn, or its control, says of its request. Everything is optional: what a turn leaves out
/// comes from the conversation, what a control leaves out comes from its turn.
/// </summary>
public sealed record RequestSpec
{
    /// <summary>The method; null for <c>POST</c>.</summary>
    public string? Method { get; init; }

    /// <summary>The path below the base URL; null for <c>/chat/completions</c>.</summary>
    public string? Path { get; init; }

    /// <summary>Which key is sent; null for the target's own.</summary>
    public KeyChoice? Key { get; init; }

    /// <summary>The scheme of <c>Authorization</c>; null for <c>Bearer</c>.</summary>
    public string? Scheme { get; init; }

    /// <summary>How the head is written; null for the usual way.</summary>
    public RequestForm? Form { get; init; }

    /// <summary>Header fields that replace or add to those that a client sends; a JSON null takes one away.</summary>
    public JsonNode? Headers { get; init; }

    /// <summary>
    /// Members that replace or add to those of the body that the turn starts from: an object,
    /// or one placeholder whose value is one.
    /// </summary>
    public JsonNode? Body { get; init; }

    /// <summary>Members taken away from the body.</summary>
    public IReadOnlyList<string> Without { get; init; } = [];

    /// <summary>The body's text, sent as it stands instead of <see cref="Body"/>; placeholders are filled in.</summary>
    public string? Raw { get; init; }

    /// <summary>The body's text, sent like <see cref="Raw"/> but in Latin-1: what is beyond ASCII is no UTF-8 then.</summary>
    public string? RawLatin1 { get; init; }

    /// <summary>Whether the request goes over the connection of the turn before it.</summary>
    public bool ReuseConnection { get; init; }

    /// <summary>Whether the client leaves as soon as it has the first text of a stream.</summary>
    public bool LeavesAtFirstText { get; init; }
}
