using System.Runtime.CompilerServices;

namespace Flowyte.Conformance.Json;

/// <summary>
/// Equality as JSON Schema 2020-12 core §4.2.2 has it: numbers by value (1.0 is 1), objects without order.
/// Offsets do not count. Of members with one name the last counts.
/// </summary>
public sealed class JsonEquality : IEqualityComparer<JsonNode>
{
    private JsonEquality()
    {
    }

    /// <summary>The comparer.</summary>
    public static JsonEquality Instance { get; } = new();

    /// <inheritdoc/>
    public bool Equals(JsonNode? x, JsonNode? y)
    {
        if (ReferenceEquals(x, y))
        {
            return true;
        }

        if (x is null || y is null || x.Kind != y.Kind)
        {
            return false;
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        return x.Kind switch
        {
            JsonKind.Number => JsonNumber.Parse(x.Text).Equals(JsonNumber.Parse(y.Text)),
            JsonKind.Array => x.Items.SequenceEqual(y.Items, this),
            JsonKind.Object => MembersEqual(x, y),
            _ => x.Text == y.Text,
        };
    }

    /// <inheritdoc/>
    public int GetHashCode(JsonNode obj) => obj.Kind switch
    {
        JsonKind.Number => JsonNumber.Parse(obj.Text).GetHashCode(),
        JsonKind.Array => HashCode.Combine(obj.Kind, obj.Items.Count),
        JsonKind.Object => HashCode.Combine(obj.Kind, ByName(obj).Count),
        _ => HashCode.Combine(obj.Kind, obj.Text),
    };

    private bool MembersEqual(JsonNode x, JsonNode y)
    {
        var left = ByName(x);
        var right = ByName(y);
        return left.Count == right.Count
            && left.All(member => right.TryGetValue(member.Key, out var value) && Equals(member.Value, value));
    }

    private static Dictionary<string, JsonNode> ByName(JsonNode node)
    {
        var members = new Dictionary<string, JsonNode>(node.Members.Count);
        foreach (var member in node.Members)
        {
            members[member.Name] = member.Value;
        }

        return members;
    }
}
