using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Flowyte.MockServer.Chat;
using Flowyte.MockServer.Errors;

namespace Flowyte.MockServer.Widget;

/// <summary>
/// Reads what an agent's widget is to be. Flowyte documents that there are theme and copy, and not their members: those that the mock's own
/// loader reads are looked at, all others are kept.
/// </summary>
internal static partial class SettingsRequest
{
    private const int LongestObject = 10_000;
    private const int LongestText = 500;
    private const string Theme = "theme";
    private const string Copy = "copy";

    private static readonly string[] Texts = ["title", "greeting", "placeholder", "launcher", "close", "send"];

    /// <summary>Reads a body.</summary>
    /// <param name="body">The bytes as they came.</param>
    /// <param name="errors">What is wrong; empty where the settings are returned, with the usual ones in the place of what they do not name.</param>
    public static WidgetSettings? Read(ReadOnlyMemory<byte> body, out ImmutableArray<FieldError> errors) => RequestBody.Read(
        body,
        (root, found) => new WidgetSettings(
            Merged(WidgetSettings.Usual.Theme, root, Theme, CheckTheme, found),
            Merged(WidgetSettings.Usual.Copy, root, Copy, CheckCopy, found)),
        out errors);

    private static JsonElement Merged(
        JsonElement usual, JsonElement root, string name, Action<JsonProperty, ImmutableArray<FieldError>.Builder> check, ImmutableArray<FieldError>.Builder errors)
    {
        if (!root.TryGetProperty(name, out var own) || own.ValueKind is JsonValueKind.Null)
        {
            return usual;
        }

        if (own.ValueKind is not JsonValueKind.Object || own.GetRawText().Length > LongestObject)
        {
            errors.Add(new(name, $"{name} is an object of at most {LongestObject} characters."));
            return usual;
        }

        var members = usual.EnumerateObject().ToDictionary(member => member.Name, member => member.Value);
        foreach (var member in own.EnumerateObject())
        {
            check(member, errors);
            members[member.Name] = member.Value;
        }

        return Written(members);
    }

    // To write it is to decode it whole: what cannot be written is refused here, with the rest of what is wrong with a body.
    private static JsonElement Written(Dictionary<string, JsonElement> members)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var (name, value) in members)
            {
                json.WritePropertyName(name);
                value.WriteTo(json);
            }

            json.WriteEndObject();
        }

        using var document = JsonDocument.Parse(buffer.WrittenMemory, new JsonDocumentOptions { MaxDepth = LongestObject });
        return document.RootElement.Clone();
    }

    private static void CheckTheme(JsonProperty member, ImmutableArray<FieldError>.Builder errors)
    {
        var expected = member.Name switch
        {
            "primaryColor" when !(TextOf(member) is { } color && Color().IsMatch(color)) => "is a colour such as #1f5fae",
            "colorScheme" when TextOf(member) is not ("auto" or "light" or "dark") => "is auto, light or dark",
            "position" when TextOf(member) is not ("left" or "right") => "is left or right",
            _ => null,
        };
        Report(Theme, member, expected, errors);
    }

    private static void CheckCopy(JsonProperty member, ImmutableArray<FieldError>.Builder errors)
    {
        var isWrong = Texts.Contains(member.Name) && TextOf(member) is not { Length: > 0 and <= LongestText };
        Report(Copy, member, isWrong ? $"is a string of 1 to {LongestText} characters" : null, errors);
    }

    // Names of members that somebody else made up are never repeated: only those that are known come here with something expected.
    private static void Report(string of, JsonProperty member, string? expected, ImmutableArray<FieldError>.Builder errors)
    {
        if (expected is not null)
        {
            errors.Add(new($"{of}.{member.Name}", $"{of}.{member.Name} {expected}."));
        }
    }

    private static string? TextOf(JsonProperty member) => member.Value.ValueKind is JsonValueKind.String ? member.Value.GetString() : null;

    [GeneratedRegex("^#[0-9a-fA-F]{6}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Color();
}
