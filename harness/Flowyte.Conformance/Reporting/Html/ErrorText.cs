using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Reporting.Html;

/// <summary>Finds what an error says to people, in either of the forms that Flowyte documents.</summary>
internal static class ErrorText
{
    /// <summary>The message of an OpenAI error object, else the detail or title of a problem document; null where there is none.</summary>
    public static string? Of(JsonNode root) =>
        root["error"]?["message"]?.AsString() ?? root["error"]?.AsString() ?? root["detail"]?.AsString() ?? root["title"]?.AsString();
}
