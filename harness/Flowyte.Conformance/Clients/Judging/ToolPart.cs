using System.Text;
using Flowyte.Conformance.Clients.Adapters;
using Flowyte.Conformance.Clients.Scenarios;
using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Clients.Judging;

/// <summary>Lets a client send the turns of a tool (SENDS-5).</summary>
internal sealed class ToolPart : IClientPart
{
    private static readonly bool[] Forms = [false, true];

    public async Task RunAsync(ClientBench bench, AdapterMode mode, CancellationToken cancellation)
    {
        foreach (var stream in Forms.Where(stream => bench.Hello.TakesTools && mode.Gives(stream)))
        {
            var channel = bench.Server.Open();
            var request = FaultScenario.RequestFor(channel, mode.Name, stream, isRefused: false) with { Messages = ScenarioScript.ToolTurn };
            var reply = await bench.AskAsync(request, cancellation);
            bench.Check("SENDS-5", mode, $"tools/{(stream ? "stream" : "plain")}", ProblemOf(bench, reply, channel.Seen));
        }
    }

    private static string ProblemOf(ClientBench bench, AdapterReply reply, IReadOnlyList<SeenRequest> seen) => (seen, reply) switch
    {
        ([var request, ..], _) => ProblemOf(bench, JsonText.Parse(Encoding.UTF8.GetBytes(request.Body)).Root),
        (_, { Answer.Error: { } error }) => $"It sent nothing: {error.Class}: {error.Message}",
        _ => $"It sent nothing. {reply.Detail}".TrimEnd(),
    };

    private static string ProblemOf(ClientBench bench, JsonNode? root)
    {
        if (root is null)
        {
            return "The body is no JSON.";
        }

        if (bench.Specs.Schemas.Validate("request", root).Errors is [var error, ..])
        {
            return $"{error.Pointer}: expected {error.Expected}, but it is {error.Actual}.";
        }

        var messages = root["messages"]!.Items;
        return messages.Count == ScenarioScript.ToolTurn.Count
            ? ProblemOfCall(messages[1]) ?? ProblemOfResult(messages[2]) ?? ""
            : $"It sent {messages.Count} messages instead of {ScenarioScript.ToolTurn.Count}.";
    }

    private static string? ProblemOfCall(JsonNode message) => message switch
    {
        _ when message["role"]!.Text != "assistant" => $"The message of the call has the role {message["role"]!.Text}.",
        _ when message["content"] is { Kind: not JsonKind.Null } content && content.AsString() != "" => "The assistant's message has content, although there was none.",
        _ when message["tool_calls"] is not { Items.Count: 1 } => "The assistant's message has not one call of a tool.",
        _ => ProblemOf(message["tool_calls"]!.Items[0], ScenarioScript.ToolTurn[1].ToolCalls[0]),
    };

    private static string? ProblemOf(JsonNode call, AdapterToolCall given) => call switch
    {
        _ when call["id"]!.Text != given.Id => $"The id of the call is {call["id"]!.Text} instead of {given.Id}.",
        _ when JsonPointer.Find(call, "/function/name")!.Text != given.Name => $"The name of the function is not {given.Name}.",
        _ when !IsSameJson(given.Arguments, JsonPointer.Find(call, "/function/arguments")!.Text) => "The arguments of the call are not those that were given.",
        _ => null,
    };

    private static string? ProblemOfResult(JsonNode message)
    {
        var given = ScenarioScript.ToolTurn[2];
        var content = message["content"];
        var text = content?.AsString() ?? (content is { Items: [var part] } ? part["text"]?.AsString() : null);
        return message switch
        {
            _ when message["role"]!.Text != "tool" => $"The message of the result has the role {message["role"]!.Text}.",
            _ when message["tool_call_id"]?.AsString() != given.ToolCallId => $"tool_call_id is {message["tool_call_id"]?.Text ?? "missing"} instead of {given.ToolCallId}.",
            _ when text != given.Content => "The result is not the one that was given.",
            _ => null,
        };
    }

    private static bool IsSameJson(string expected, string actual) =>
        JsonText.Parse(Encoding.UTF8.GetBytes(actual)).Root is { } root && JsonEquality.Instance.Equals(JsonText.Parse(Encoding.UTF8.GetBytes(expected)).Root!, root);
}
