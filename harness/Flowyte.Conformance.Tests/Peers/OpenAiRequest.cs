using System.Text.Json;
using System.Text.Json.Nodes;

namespace Flowyte.Conformance.Tests.Peers;

/// <summary>What OpenAI's API refuses of a body, as far as the suite could meet it.</summary>
internal static class OpenAiRequest
{
    private static readonly string[] Known =
    [
        "model", "messages", "stream", "stream_options", "user", "temperature", "top_p", "n", "max_tokens", "max_completion_tokens", "stop", "presence_penalty",
        "frequency_penalty", "logit_bias", "seed", "logprobs", "top_logprobs", "response_format", "store", "metadata", "service_tier", "tools", "tool_choice",
        "parallel_tool_calls", "functions", "function_call", "modalities", "audio", "prediction", "verbosity", "reasoning_effort", "web_search_options",
        "safety_identifier", "prompt_cache_key",
    ];

    /// <summary>What is wrong with a body; null where nothing is.</summary>
    public static string? FaultOf(JsonObject body) =>
        body.FirstOrDefault(member => !Known.Contains(member.Key, StringComparer.Ordinal)) is { Key: { } unknown } ? $"Unrecognized request argument supplied: {unknown}"
        : !body.ContainsKey("model") ? "you must provide a model parameter"
        : BareRequest.FaultOf(body) is { } fault ? $"Missing or invalid parameter: '{fault}'."
        : body.ContainsKey("user") && body["user"] is null ? "None is not of type 'string' - 'user'"
        : body["messages"]!.AsArray().Any(message => message!.AsObject().Any(member => member is { Key: "tool_calls" or "function_call", Value: null })) ? "None is not of type 'array' - 'messages'"
        : ContradictionOf(body);

    private static string? ContradictionOf(JsonObject body) =>
        Number(body, "temperature") is < 0 or > 2 ? "temperature is out of range."
        : Number(body, "top_p") is < 0 or > 1 ? "top_p is out of range."
        : Number(body, "n") < 1 ? "n is below 1."
        : body["max_tokens"] is not null && body["max_completion_tokens"] is not null ? "Setting 'max_tokens' and 'max_completion_tokens' at the same time is not supported."
        : body["top_logprobs"] is not null && body["logprobs"]?.GetValueKind() != JsonValueKind.True ? "top_logprobs needs logprobs."
        : body["tool_choice"] is not null && body["tools"] is null ? "tool_choice needs tools."
        : body["tools"] is JsonArray { Count: 0 } ? "[] is too short - 'tools'"
        : body["stream_options"] is not null && body["stream"]?.GetValueKind() != JsonValueKind.True ? "stream_options needs stream."
        : body["audio"] is not null ? "This model does not support audio."
        : null;

    private static double? Number(JsonObject body, string name) => body[name] is { } value && value.GetValueKind() == JsonValueKind.Number ? value.GetValue<double>() : null;
}
