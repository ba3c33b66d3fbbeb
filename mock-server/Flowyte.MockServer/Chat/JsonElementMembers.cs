using System.Text.Json;

namespace Flowyte.MockServer.Chat;

/// <summary>Short ways to the members of a JSON object.</summary>
internal static class JsonElementMembers
{
    /// <summary>A member; null where it is absent. Of two members of one name the last counts.</summary>
    public static JsonElement? Member(this JsonElement element, ReadOnlySpan<byte> name) =>
        element.TryGetProperty(name, out var member) ? member : null;

    /// <summary>Whether a member is there and not null.</summary>
    public static bool Has(this JsonElement element, ReadOnlySpan<byte> name) =>
        element.Member(name) is { ValueKind: not JsonValueKind.Null };

    public static bool HasText(this JsonElement element, ReadOnlySpan<byte> name) =>
        element.Member(name) is { ValueKind: JsonValueKind.String };
}
