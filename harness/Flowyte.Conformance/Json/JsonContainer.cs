namespace Flowyte.Conformance.Json;

/// <summary>An array or object that is still being read.</summary>
internal sealed class JsonContainer(JsonKind kind, int offset)
{
    private readonly List<JsonNode> _items = [];
    private readonly List<JsonMember> _members = [];
    private readonly HashSet<string> _names = [];
    private string _name = "";
    private int _nameOffset;

    /// <summary>Takes the name of the member whose value comes next.</summary>
    public void BeginMember(string name, int nameOffset, JsonFaults faults)
    {
        _name = name;
        _nameOffset = nameOffset;
        if (!_names.Add(name))
        {
            faults.Add(JsonFaultKind.DuplicateName, nameOffset, $"a second member is named {JsonText.Preview(JsonNode.Of(name), 60)}");
        }
    }

    /// <summary>Takes the next item, or the value of the member begun last.</summary>
    public void Add(JsonNode value)
    {
        if (kind == JsonKind.Array)
        {
            _items.Add(value);
        }
        else
        {
            _members.Add(new JsonMember(_name, _nameOffset, value));
        }
    }

    /// <summary>The array or object, now that it is complete.</summary>
    public JsonNode Close(int end) => new() { Kind = kind, Offset = offset, Length = end - offset, Items = _items, Members = _members };
}
