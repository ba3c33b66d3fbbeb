using System.Text.Json;
using Flowyte.Conformance.Reporting;

namespace Flowyte.Conformance.Results;

/// <summary>Takes members of a file of results, and says which one is not as it should be.</summary>
/// <param name="file">The file, for messages.</param>
internal sealed class JsonMembers(string file)
{
    // Reports hold no longer text: a file that does is not theirs, and must not flood a terminal.
    private const int MaxText = 1000;

    public JsonElement Required(JsonElement parent, string name, JsonValueKind kind, string place)
    {
        var path = Path(place, name);
        if (parent.ValueKind != JsonValueKind.Object)
        {
            throw Problem(place, "is no object");
        }

        if (!parent.TryGetProperty(name, out var value))
        {
            throw Problem(path, "is missing");
        }

        return value.ValueKind == kind ? value : throw Problem(path, $"is no {kind.ToString().ToLowerInvariant()}");
    }

    public string Text(JsonElement parent, string name, string place)
    {
        try
        {
            return BoundedText.Cut(Required(parent, name, JsonValueKind.String, place).GetString()!, MaxText);
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair.
            throw Problem(Path(place, name), "is no well-formed text");
        }
    }

    public IEnumerable<JsonElement> Items(JsonElement parent, string name, string place) => Required(parent, name, JsonValueKind.Array, place).EnumerateArray();

    public bool Flag(JsonElement parent, string name, string place) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? value.GetBoolean()
            : throw Problem(Path(place, name), "is no boolean");

    /// <summary>A number of at least 0; null where it is null.</summary>
    public double? Number(JsonElement parent, string name, string place)
    {
        if (parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value))
        {
            if (value.ValueKind == JsonValueKind.Null)
            {
                return null;
            }

            if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && number >= 0 && double.IsFinite(number))
            {
                return number;
            }
        }

        throw Problem(Path(place, name), "is no number of milliseconds");
    }

    public T Choice<T>(JsonElement parent, string name, string place)
        where T : struct, Enum
    {
        var text = Text(parent, name, place);
        return Enum.GetNames<T>().FirstOrDefault(choice => choice.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } found
            ? Enum.Parse<T>(found)
            : throw Problem(Path(place, name), $"is '{text}', which this harness does not know");
    }

    public ResultsException Problem(string path, string message) =>
        new($"{file}: {path} {message}. It is no results.json that this harness can read; specs/schemas/results.schema.json describes one. Write it again with run or judge.");

    private static string Path(string place, string name) => place.Length == 0 ? name : $"{place}.{name}";
}
