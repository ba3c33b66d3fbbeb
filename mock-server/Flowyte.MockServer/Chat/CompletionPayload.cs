using System.Text.Json;
using Flowyte.MockServer.Answers;

namespace Flowyte.MockServer.Chat;

/// <summary>A completion as OpenAI's API shapes it.</summary>
internal sealed class CompletionPayload(Completion completion) : JsonPayload
{
    private static readonly JsonTemplate Template = new(
        buffer =>
        {
            new CompletionPayload(Completion.Marks).WriteTo(buffer.Json);
            buffer.Json.Flush();
        },
        [.. Completion.MarksOfHead, .. Completion.MarksOfRest]);

    public override void WriteTo(RenderBuffer buffer)
    {
        var json = Template.Fill(buffer);
        json.Text(completion.Id);
        json.Number(completion.Created);
        json.Text(completion.Model);
        json.Text(Content);
        json.Number(completion.Usage.Prompt);
        json.Number(completion.Usage.Completion);
        json.Number(completion.Usage.Total);
        json.Part();
    }

    public override void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, completion.Id);
        json.WriteString("object"u8, "chat.completion"u8);
        json.WriteNumber("created"u8, completion.Created);
        json.WriteString("model"u8, completion.Model);
        json.WriteStartArray("choices"u8);
        json.WriteStartObject();
        json.WriteNumber("index"u8, 0);
        json.WriteStartObject("message"u8);
        json.WriteString("role"u8, "assistant"u8);
        json.WriteString("content"u8, Content);
        json.WriteNull("refusal"u8);
        json.WriteEndObject();
        json.WriteNull("logprobs"u8);
        json.WriteString("finish_reason"u8, "stop"u8);
        json.WriteEndObject();
        json.WriteEndArray();
        UsageMember.Write(json, completion.Usage);
        json.WriteEndObject();
    }

    private string Content => completion.Pieces is [var whole] ? whole : string.Concat(completion.Pieces.AsSpan());
}
