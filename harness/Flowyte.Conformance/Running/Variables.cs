using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Running;

/// <summary>The values of <c>{{placeholders}}</c>, and how they are filled in.</summary>
internal sealed class Variables
{
    private readonly Dictionary<string, JsonNode> _values;

    public Variables(IEnumerable<KeyValuePair<string, JsonNode>> values) => _values = new(values);

    /// <summary>These variables and one more; it replaces one of the same name.</summary>
    public Variables With(string name, JsonNode value) => new(_values.Where(pair => pair.Key != name).Append(new(name, value)));

    /// <summary>
    /// Fills in every placeholder that has a value. A string that is one placeholder and nothing else becomes the
    /// value with its type; inside other text a value stands as text. What has no value yet is left as it is.
    /// What is filled in is not looked into again: it may come from the target.
    /// </summary>
    public JsonNode Fill(JsonNode node) => node.Kind switch
    {
        JsonKind.String => FillString(node),
        JsonKind.Array => JsonNode.Array(node.Items.Select(Fill)),
        JsonKind.Object => JsonNode.Object(node.Members.Select(member => (member.Name, Fill(member.Value)))),
        _ => node,
    };

    /// <summary>Fills in the placeholders of a text; each value stands as text.</summary>
    public string FillText(string text) => FillText(text, AsText);

    /// <summary>Fills in the placeholders of a path; each value is one segment of it, or one value of its query, whatever characters it has.</summary>
    public string FillPath(string path) => FillText(path, value => Uri.EscapeDataString(AsText(value)));

    private string FillText(string text, Func<JsonNode, string> write)
    {
        if (!text.Contains("{{", StringComparison.Ordinal))
        {
            return text;
        }

        var filled = new System.Text.StringBuilder(text.Length);
        var rest = text.AsSpan();
        while (Placeholder.Next(rest) is { } found)
        {
            filled.Append(rest[..found.Start]);
            filled.Append(_values.TryGetValue(found.Name, out var value) ? write(value) : rest[found.Start..found.End]);
            rest = rest[found.End..];
        }

        return filled.Append(rest).ToString();
    }

    private JsonNode FillString(JsonNode node) =>
        Placeholder.Next(node.Text) is { Start: 0 } found && found.End == node.Text.Length
            ? _values.GetValueOrDefault(found.Name, node)
            : FillText(node.Text) is var filled && ReferenceEquals(filled, node.Text) ? node : JsonNode.Of(filled);

    private static string AsText(JsonNode value) => value.AsString() ?? JsonText.Write(value);
}
