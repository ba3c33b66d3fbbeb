using System.Text.Json;

namespace Flowyte.MockServer.Chat;

/// <summary>The member <c>usage</c> of completions and chunks.</summary>
internal static class UsageMember
{
    public static void Write(Utf8JsonWriter json, Usage usage)
    {
        json.WriteStartObject("usage"u8);
        json.WriteNumber("prompt_tokens"u8, usage.Prompt);
        json.WriteNumber("completion_tokens"u8, usage.Completion);
        json.WriteNumber("total_tokens"u8, usage.Total);
        json.WriteEndObject();
    }
}
