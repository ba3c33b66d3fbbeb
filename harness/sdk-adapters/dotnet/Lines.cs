using System.ClientModel;
using System.Text.Json;

namespace Flowyte.Conformance.SdkAdapter;

/// <summary>The lines of the protocol.</summary>
internal static class Lines
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true };

    public static object HelloOf(Client client) => new
    {
        type = "hello",
        protocol = 1,
        client = client.Name,
        version = client.Version,
        language = "C#",
        modes = new[] { new { name = "chat", forms = new[] { "plain", "stream" } } },
        supports = new[] { "cancel", "timeout", "retries", "tools" },
    };

    public static (string? Id, Request? Request, Exception? Fault) Read(string line)
    {
        string? id = null;
        try
        {
            using var json = JsonDocument.Parse(line);
            id = json.RootElement.GetProperty("id").GetString();
            var request = json.Deserialize<Request>(Options);
            return request is { Type: "request" } ? (id, request, null) : throw new JsonException("This is no request as docs/adapter.md describes it.");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return (id, null, exception);
        }
    }

    public static object AnswerOf(string? id, Said said, Exception? error) => new
    {
        type = "answer",
        id,
        text = said.Text,
        chunks = said.Chunks,
        finishReason = said.FinishReason,
        usage = said.Usage,
        cancelled = said.Cancelled,
        error = error is null ? null : new { @class = error.GetType().Name, status = (error as ClientResultException)?.Status is > 0 and var status ? status : (int?)null, message = error.Message },
    };
}
