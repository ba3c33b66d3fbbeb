using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;

namespace Flowyte.Conformance.SdkAdapter;

/// <summary>The messages of a request in the forms of the SDKs.</summary>
internal static class Messages
{
    public static OpenAI.Chat.ChatMessage OpenAIOf(RequestMessage message) => message switch
    {
        { Role: "system" } => new SystemChatMessage(message.Content),
        { Role: "tool" } => new ToolChatMessage(message.ToolCallId, message.Content),
        { Role: "assistant", ToolCalls: { } calls } => new AssistantChatMessage(calls.Select(call => ChatToolCall.CreateFunctionToolCall(call.Id, call.Function.Name, BinaryData.FromString(call.Function.Arguments)))),
        { Role: "assistant" } => new AssistantChatMessage(message.Content),
        _ => new UserChatMessage(message.Content),
    };

    public static ChatMessage ExtensionsOf(RequestMessage message) => message switch
    {
        { Role: "tool" } => new ChatMessage(ChatRole.Tool, [new FunctionResultContent(message.ToolCallId!, message.Content)]),
        { ToolCalls: { } calls } => new ChatMessage(ChatRole.Assistant, [.. calls.Select(CallOf)]),
        _ => new ChatMessage(new ChatRole(message.Role), message.Content),
    };

    private static AIContent CallOf(RequestToolCall call) =>
        new FunctionCallContent(call.Id, call.Function.Name, JsonSerializer.Deserialize<Dictionary<string, object?>>(call.Function.Arguments));
}
