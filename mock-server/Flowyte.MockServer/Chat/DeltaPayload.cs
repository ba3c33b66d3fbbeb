using System.Text.Json;

namespace Flowyte.MockServer.Chat;

/// <summary>A chunk with a delta: the role, a piece of text, or the reason why the text is over.</summary>
internal sealed class DeltaPayload(Completion completion, string? role, string? content, string? finishReason)
    : ChunkPayload(completion)
{
    protected override void WriteChoice(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("index"u8, 0);
        json.WriteStartObject("delta"u8);
        if (role is not null)
        {
            json.WriteString("role"u8, role);
        }

        if (content is not null)
        {
            json.WriteString("content"u8, content);
        }

        json.WriteEndObject();
        json.WriteNull("logprobs"u8);
        json.WriteString("finish_reason"u8, finishReason);
        json.WriteEndObject();
    }
}
