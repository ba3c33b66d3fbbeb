using System.Text.Json;
using System.Text.Json.Nodes;

namespace Flowyte.MockServer.Cases.Acting;

/// <summary>A JSON value whose texts have places such as <c>{{number}}</c> for what a condition took from the conversation.</summary>
internal sealed class JsonTemplate
{
    private readonly JsonNode? _value;
    private readonly Dictionary<string, ReplyTemplate> _texts = [];

    /// <param name="value">The value. Names of members have no places.</param>
    /// <exception cref="FormatException">A place asks for a filter that does not exist; the message says which ones do.</exception>
    public JsonTemplate(JsonNode? value)
    {
        _value = value;
        Collect(value);
    }

    /// <summary>The names of all places.</summary>
    public IEnumerable<string> Places => _texts.Values.SelectMany(text => text.Places);

    /// <summary>The value with its places filled.</summary>
    public JsonElement Fill(IReadOnlyDictionary<string, string> captures) => JsonSerializer.SerializeToElement(Filled(_value, captures));

    private void Collect(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject map:
                foreach (var (_, value) in map)
                {
                    Collect(value);
                }

                break;
            case JsonArray list:
                foreach (var item in list)
                {
                    Collect(item);
                }

                break;
            case JsonValue value when value.TryGetValue(out string? text):
                _texts.TryAdd(text, new([text], areChunks: false));
                break;
        }
    }

    private JsonNode? Filled(JsonNode? node, IReadOnlyDictionary<string, string> captures) => node switch
    {
        JsonObject map => new JsonObject(map.Select(member => KeyValuePair.Create(member.Key, Filled(member.Value, captures)))),
        JsonArray list => new JsonArray([.. list.Select(item => Filled(item, captures))]),
        JsonValue value when value.TryGetValue(out string? text) => JsonValue.Create(_texts[text].Fill(captures)[0]),
        _ => node?.DeepClone(),
    };
}
