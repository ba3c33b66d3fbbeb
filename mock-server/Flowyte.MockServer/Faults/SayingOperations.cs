using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Flowyte.MockServer.Faults;

/// <summary>Other words of the reply: around it, or instead of the codes in it.</summary>
internal static partial class SayingOperations
{
    public static readonly Dictionary<string, Action<Draft, JsonNode?, JsonObject>> All = new()
    {
        ["says"] = (draft, rules, _) => ContentOperation.Rewrite(draft, text => Said(draft, rules!.AsObject(), text)),
    };

    private static string Said(Draft draft, JsonObject rules, string text)
    {
        if (rules["codes"] is { } codes)
        {
            var some = rules["some"] is not null;
            text = Code().Replace(text, match => some && match.Value[0] < '8' ? match.Value : ((string)codes!).Replace("{{code}}", match.Value, StringComparison.Ordinal));
        }

        return Fill(draft, (string?)rules["before"]) + text + Fill(draft, (string?)rules["after"]);
    }

    // {{system}} is the text of the request's system messages, {{systemCode}} the first code in it.
    private static string Fill(Draft draft, string? template)
    {
        var system = string.Join('\n', JsonPlaces.Find(draft.Request.Json, "/messages/*")
            .Where(message => (string?)(message?["role"] as JsonValue) == "system")
            .Select(message => message!["content"] is JsonValue text ? (string?)text : null));
        return template is null || system.Length == 0 ? "" : template
            .Replace("{{system}}", system, StringComparison.Ordinal)
            .Replace("{{systemCode}}", Code().Match(system).Value, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\b[0-9a-f]{12}\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: -1)]
    private static partial Regex Code();
}
