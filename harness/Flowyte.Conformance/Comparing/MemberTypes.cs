using System.Buffers;
using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Comparing;

/// <summary>
/// The members of JSON values with their types, by path: <c>choices[].message.content: string</c>. Of a few members, which are words and no text,
/// the value belongs to the structure, too: <c>finish_reason: "stop"</c>.
/// </summary>
internal sealed class MemberTypes
{
    private const int MostPaths = 500;
    private const int LongestWord = 60;
    private const string Absent = "absent";

    private static readonly string[] Words = ["object", "role", "finish_reason", "code", "type"];

    // An address, such as the type of a problem document, names a page of its owner and is no word.
    private static readonly SearchValues<char> WordCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.");

    private readonly Dictionary<string, SortedSet<string>> _types = [];
    private readonly Dictionary<string, int> _objects = [];
    private readonly Dictionary<string, (string Parent, int Count)> _members = [];

    private MemberTypes(IEnumerable<JsonNode> values)
    {
        foreach (var value in values)
        {
            Add(value, "", "");
        }
    }

    /// <summary>The types by path, of all values together. A member that only some of its objects have is also <c>absent</c>.</summary>
    public static IReadOnlyDictionary<string, string> Of(params IEnumerable<JsonNode> values) => new MemberTypes(values).ToFacts();

    private Dictionary<string, string> ToFacts() => _types.ToDictionary(
        pair => pair.Key.Length == 0 ? "(root)" : pair.Key,
        pair => string.Join(" or ", IsSometimesAbsent(pair.Key) ? pair.Value.Append(Absent) : pair.Value));

    private bool IsSometimesAbsent(string path) => _members.TryGetValue(path, out var member) && member.Count < _objects[member.Parent];

    private void Add(JsonNode node, string path, string name)
    {
        if (!_types.TryGetValue(path, out var types))
        {
            // The target is not trusted: it may make up members without end.
            if (_types.Count >= MostPaths)
            {
                return;
            }

            _types.Add(path, types = new(StringComparer.Ordinal));
        }

        types.Add(TypeOf(node, name));
        foreach (var item in node.Items)
        {
            Add(item, path + "[]", "");
        }

        if (node.Kind == JsonKind.Object)
        {
            _objects[path] = _objects.GetValueOrDefault(path) + 1;
        }

        foreach (var member in node.Members.DistinctBy(member => member.Name))
        {
            var below = path.Length == 0 ? Facts.Bounded(member.Name) : Facts.Bounded($"{path}.{member.Name}");
            _members[below] = (path, _members.GetValueOrDefault(below).Count + 1);
            Add(member.Value, below, member.Name);
        }
    }

    private static string TypeOf(JsonNode node, string name) => node.Kind switch
    {
        JsonKind.String when IsWord(node.Text, name) => $"\"{node.Text}\"",

        // 1741570283.0 is the same number to JSON and none to many a client's integer.
        JsonKind.Number => node.IsIntegerToken ? "integer" : "number",
        var kind => kind.ToString().ToLowerInvariant(),
    };

    private static bool IsWord(string text, string name) =>
        text.Length is > 0 and <= LongestWord && Words.Contains(name) && !text.AsSpan().ContainsAnyExcept(WordCharacters);
}
