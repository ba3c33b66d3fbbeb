using Flowyte.Conformance.Json;
using Flowyte.Conformance.Verdicts;

namespace Flowyte.Conformance.Checks;

/// <summary>What completions and streams have in common.</summary>
internal static class ReplyValues
{
    /// <summary>A member of the completion, or of the first chunk that has it, and where it stands; null where there is none.</summary>
    public static (JsonNode Value, FindingLocation Place)? Member(Evidence evidence, string name)
    {
        if (evidence.IsCompletion)
        {
            return evidence.Json.Root?[name] is { } value ? (value, Place.InBody(value, $"/{name}")) : null;
        }

        var chunk = evidence.StreamedReply?.Chunks.FirstOrDefault(chunk => chunk.Json.Root![name] is not null);
        return chunk?.Json.Root![name] is { } first ? (first, chunk.Locate(first, $"/{name}")) : null;
    }

    /// <summary>The text of the reply, its first choice; null where it has none, or where this is no reply.</summary>
    public static string? Text(Evidence evidence)
    {
        if (evidence.StreamedReply is { } reply)
        {
            return reply.Text is { Length: > 0 } streamed ? streamed : null;
        }

        return evidence.IsCompletion && evidence.Json.Root?["choices"]?.Items is [var choice, ..] && choice["message"]?["content"]?.AsString() is { Length: > 0 } text
            ? text
            : null;
    }

    /// <summary>Why the reply's first choice is over; null where it does not tell.</summary>
    public static string? FinishReason(Evidence evidence) => evidence.StreamedReply is { } reply
        ? reply.Chunks.Select(chunk => chunk.FinishReason?.AsString()).LastOrDefault(reason => reason is not null)
        : evidence.IsCompletion && evidence.Json.Root?["choices"]?.Items is [var choice, ..] ? choice["finish_reason"]?.AsString() : null;
}
