using System.Text.Json;

namespace Flowyte.MockServer.Widget;

/// <summary>How the widget of an agent looks, and what it says by itself. Members that the mock does not know are kept as they came.</summary>
/// <param name="Theme">A JSON object.</param>
/// <param name="Copy">A JSON object.</param>
internal sealed record WidgetSettings(JsonElement Theme, JsonElement Copy)
{
    /// <summary>What holds where nobody has said anything.</summary>
    public static WidgetSettings Usual { get; } = new(
        Parse("""{"primaryColor":"#1f5fae","colorScheme":"auto","position":"right"}"""),
        Parse("""{"greeting":"Hello! How can we help?","placeholder":"Your message","launcher":"Open chat","close":"Close chat","send":"Send"}"""));

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
