using System.Collections.Frozen;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Flowyte.MockServer.Cases;

/// <summary>What can be done to a capture before it is said: <c>{{name | upper}}</c>.</summary>
internal static class TemplateFilters
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The filters by name. <c>json</c> makes a JSON string with its quotation marks.</summary>
    public static readonly FrozenDictionary<string, Func<string, string>> All = new Dictionary<string, Func<string, string>>
    {
        ["upper"] = text => text.ToUpperInvariant(),
        ["lower"] = text => text.ToLowerInvariant(),
        ["trim"] = text => text.Trim(),
        ["json"] = text => JsonSerializer.Serialize(text, Relaxed),
    }.ToFrozenDictionary();

    /// <summary>Says the capture as it is.</summary>
    public static readonly Func<string, string> None = text => text;
}
