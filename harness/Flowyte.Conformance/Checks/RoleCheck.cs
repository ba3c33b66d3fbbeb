using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Checks;

/// <summary>Whether the role comes before the text: CHUNK-12.</summary>
internal sealed class RoleCheck : StreamCheck
{
    public override IReadOnlyList<string> Requirements => ["CHUNK-12"];

    protected override IEnumerable<Observation> Judge(Evidence evidence, StreamedReply reply)
    {
        // A wrong role is a role, too: CHUNK-13 says what it should be.
        var role = reply.Chunks.FirstOrDefault(chunk => chunk.Delta?["role"] is { Kind: not JsonKind.Null });
        var text = reply.Chunks.FirstOrDefault(chunk => chunk.HasText);
        if (text is null)
        {
            yield return role is null ? evidence.Unproven("CHUNK-12", reply.Gap ?? "the stream has no text") : evidence.Held("CHUNK-12");
        }
        else if (role is not null && role.Location.Offset <= text.Location.Offset)
        {
            yield return evidence.Held("CHUNK-12");
        }
        else if (role is null && reply.Gap is { } gap)
        {
            yield return evidence.Unproven("CHUNK-12", gap);
        }
        else
        {
            yield return evidence.Violated(
                "CHUNK-12",
                role is null ? "The stream never tells the role." : "The role comes after the first text.",
                "role assistant in the first chunk with text, or before it",
                role is null ? "text without a role" : "text before the role",
                text.Locate(text.Delta!["content"]!, "/choices/0/delta/content"));
        }
    }
}
