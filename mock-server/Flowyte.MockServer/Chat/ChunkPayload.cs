using System.Text.Json;
using Flowyte.MockServer.Answers;

namespace Flowyte.MockServer.Chat;

/// <summary>One chunk of a stream as OpenAI's API shapes it.</summary>
internal abstract class ChunkPayload(Completion completion) : JsonPayload
{
    protected Completion Completion => completion;

    public sealed override void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, completion.Id);
        json.WriteString("object"u8, "chat.completion.chunk"u8);
        json.WriteNumber("created"u8, completion.Created);
        json.WriteString("model"u8, completion.Model);
        json.WriteStartArray("choices"u8);
        WriteChoice(json);
        json.WriteEndArray();
        WriteUsage(json);
        json.WriteEndObject();
    }

    protected abstract void WriteChoice(Utf8JsonWriter json);

    protected virtual void WriteUsage(Utf8JsonWriter json)
    {
    }
}
