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
        if (evidence.Status != 200 || evidence.Response is not { Body.Length: > 0 })
        {
            return ReplyForm.None;
        }

        if (evidence.LooksLikeStream)
        {
            return evidence.StreamedReply is { Error: { } error } reply && !reply.Chunks.Any(chunk => chunk.HasText || chunk.Location.Offset > error.Location.Offset)
                ? ReplyForm.ErrorStream
                : ReplyForm.Stream;
        }

        return evidence.Json.Root is { } root && CompletionSchemaCheck.HasMembers(root) && !CompletionSchemaCheck.IsErrorAlone(root)
            ? ReplyForm.Completion
            : ReplyForm.None;
    }
}
