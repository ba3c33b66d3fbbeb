using System.Text.Json.Nodes;

namespace Flowyte.Conformance.Tests.Peers;

/// <summary>A refusal in OpenAI's form, unless it is broken.</summary>
/// <param name="Status">The status.</param>
/// <param name="Code">The code; null for none.</param>
/// <param name="Message">What is wrong.</param>
internal sealed record OpenAiRefusal(int Status, string? Code, string Message)
{
    public const string UnknownModel = "model_not_found";

    public string MediaType { get; init; } = "application/json";

    /// <summary>Whether a stream was asked for.</summary>
    public bool IsOfStream { get; init; }

    public string Body { get; init; } = new JsonObject
    {
        ["error"] = new JsonObject { ["message"] = Message, ["type"] = "invalid_request_error", ["param"] = null, ["code"] = Code },
    }.ToJsonString();
}
