using System.Text;
using System.Text.Json.Nodes;
using Flowyte.MockServer.Answers;
using Flowyte.MockServer.Errors;
using Flowyte.MockServer.Hosting;

namespace Flowyte.MockServer.Faults;

/// <summary>What the mock could have answered to one request.</summary>
internal sealed class Alternatives(ChatEndpoint endpoint, FaultRequest request, CodeSwap codes, MessageMemory memory)
{
    /// <summary>A reply of the first published agent, whatever is wrong with the request.</summary>
    /// <param name="stream">Whether it is a stream.</param>
    public Answer Serve(bool stream) => endpoint.Serve(request.Body, stream);

    /// <summary>A reply of the agent to another request.</summary>
    public Answer Serve(JsonNode body, bool stream) => endpoint.Serve(Encoding.UTF8.GetBytes(body.ToJsonString()), stream);

    /// <summary>The messages that were kept first under a key: these ones, where there were none.</summary>
    public IReadOnlyList<JsonNode> First(string key, IReadOnlyList<JsonNode> messages) => memory.First(key, messages);

    /// <summary>All messages that were kept under a key, with these ones behind them.</summary>
    public IReadOnlyList<JsonNode> Append(string key, IReadOnlyList<JsonNode> messages) => memory.Append(key, messages);

    /// <summary>The values that were kept last under a key by another request; none where there were none, or by the same one.</summary>
    public IReadOnlyList<JsonNode> Others(string key, string who, IReadOnlyList<JsonNode> own) => memory.Exchange(key, who, own);

    /// <summary>A refusal as the mock writes them.</summary>
    public Answer Refuse(int status, string code, string message, string? field) => endpoint.Refuse(
        new Refusal
        {
            Status = status,
            Code = code,
            Title = "Refused",
            Detail = message,
            OpenAIType = status >= 500 ? "server_error" : "invalid_request_error",
            Instance = request.Route,
            Errors = field is null ? [] : [new(field, message)],
        },
        request.Body);

    /// <summary>Text that belongs into the answer of another conversation; null while there was none.</summary>
    public string? TakeOthersCode(string ownCode) => codes.Swap(ownCode);
}
