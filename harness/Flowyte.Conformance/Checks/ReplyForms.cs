using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Checks;

/// <summary>
/// Tells replies from everything else that comes with a 200. Deliberately coarse: a completion with one fault is still
/// a reply, and the fault is found by the check whose business it is.
/// </summary>
internal static class ReplyForms
{
    /// <summary>What a response is as a reply.</summary>
    public static ReplyForm Of(Evidence evidence)
    {
        if (evidence.Status != 200 || evidence.Response is not { Body.Length: > 0 } response)
        {
            return ReplyForm.None;
        }

        if (evidence.LooksLikeStream)
        {
            return evidence.StreamedReply is { Error: { } error } reply && !reply.Chunks.Any(chunk => chunk.HasText || chunk.Location.Offset > error.Location.Offset)
                ? ReplyForm.ErrorStream
                : ReplyForm.Stream;
        }

        return evidence.Json.Root switch
        {
            null => LooksLikeObject(response.Body.Span) ? ReplyForm.Completion : ReplyForm.None,
            { Kind: JsonKind.Object } root when root["choices"] is not null || root["object"]?.AsString() == "chat.completion" => ReplyForm.Completion,
            _ => ReplyForm.None,
        };
    }

    /// <summary>Whether a body that is not JSON was meant as an object; what is wrong with it is found by SHAPE-2.</summary>
    private static bool LooksLikeObject(ReadOnlySpan<byte> body)
    {
        body = body.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? body[3..] : body;
        return body.TrimStart(" \t\r\n"u8).StartsWith("{"u8);
    }
}
