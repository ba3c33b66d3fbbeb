using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Generating;

/// <summary>
/// Histories as chats grow: one system message at most, and that first; then the user and the assistant in turn; each call of a
/// tool answered at once; and at the end somebody who waits for an answer. Whatever else a schema allows, a target may refuse.
/// </summary>
internal static class History
{
    public static string RoleOf(JsonNode message) => message["role"]?.AsString() ?? "";

    /// <summary>Whether an assistant's message calls tools.</summary>
    public static bool CallsTools(JsonNode message) => message["tool_calls"] is { Items.Count: > 0 };

    public static bool IsValid(IReadOnlyList<JsonNode> messages)
    {
        var before = "";
        var awaited = new Queue<string>();
        foreach (var message in messages)
        {
            var role = RoleOf(message);
            var follows = (role, before) switch
            {
                ("tool", "assistant" or "tool") => awaited.TryDequeue(out var id) && message["tool_call_id"]?.AsString() == id,
                _ when awaited.Count > 0 => false,
                ("system", "") or ("user", "" or "system" or "assistant" or "tool") or ("assistant", "user" or "tool") => true,
                _ => false,
            };
            if (!follows)
            {
                return false;
            }

            foreach (var call in role == "assistant" ? message["tool_calls"]?.Items ?? [] : [])
            {
                awaited.Enqueue(call["id"]?.AsString() ?? "");
            }

            before = role;
        }

        return awaited.Count == 0 && before is "user" or "tool";
    }
}
