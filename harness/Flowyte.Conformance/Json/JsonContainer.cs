namespace Flowyte.Conformance.Json;

/// <summary>An array or object that is still being read.</summary>
internal sealed class JsonContainer(JsonKind kind, int offset)
{
    // To look through a few names is quicker than to keep a set of them, and hardly an object has more.
    private const int FewMembers = 16;

    private List<JsonNode>? _items;
    private List<JsonMember>? _members;
    private HashSet<string>? _names;
    private string _name = "";
    private int _nameOffset;

    /// <summary>Takes the name of the member whose value comes next.</summary>
    public void BeginMember(string name, int nameOffset, JsonFaults faults)
    {
        _name = name;
        _nameOffset = nameOffset;
        if (IsTaken(name))
        {
            faults.Add(JsonFaultKind.DuplicateName, nameOffset, $"a second member is named {JsonText.Preview(JsonNode.Of(name), 60)}");
        }
    }

    /// <summary>Takes the next item, or the value of the member begun last.</summary>
    public void Add(JsonNode value)
    {
        if (kind == JsonKind.Array)
        {
            (_items ??= []).Add(value);
        }
        else
        {
            (_members ??= []).Add(new JsonMember(_name, _nameOffset, value));
        }
    }

    /// <summary>The array or object, now that it is complete.</summary>
    public JsonNode Close(int end) => new()
    {
        Kind = kind,
        Offset = offset,
        Length = end - offset,
        Items = (IReadOnlyList<JsonNode>?)_items ?? [],
        Members = (IReadOnlyList<JsonMember>?)_members ?? [],
    };

    private bool IsTaken(string name)
    {
        if (_members is null)
        {
            return false;
        }

        if (_members.Count < FewMembers)
        {
            return _members.Exists(member => member.Name == name);
        }

        _names ??= [.. _members.Select(member => member.Name)];
        return !_names.Add(name);
    }
}
