using System.Globalization;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.SelfTesting;

/// <summary>Makes faults and variants of a file that its schema has found to be right.</summary>
internal static class FaultReader
{
    private const string Milliseconds = "ms";

    private static readonly string[] Kinds = ["faults", "variants"];

    /// <summary>The entries of a file: faults first.</summary>
    public static IEnumerable<JsonNode> EntriesOf(SpecFile file) =>
        Kinds.SelectMany(kind => file.Root[kind]?.Items ?? []);

    public static IEnumerable<FaultSpec> Read(SpecFile file) => EntriesOf(file).Select(entry => new FaultSpec
    {
        Id = entry["id"]!.Text,
        Title = entry["title"]!.Text,
        Breaks = OneOrMore(entry["breaks"]),
        Near = OneOrMore(entry["near"]),
        Notes = OneOrMore(entry["notes"]),
        Timeout = entry["timeout"] is { } timeout ? Duration(timeout.Text) : null,
    });

    /// <summary>The strings of a value that is one string or a list of them.</summary>
    public static IReadOnlyList<string> OneOrMore(JsonNode? value) => [.. NodesOf(value).Select(node => node.Text)];

    /// <summary>The nodes of <see cref="OneOrMore"/>.</summary>
    public static IEnumerable<JsonNode> NodesOf(JsonNode? value) => value switch
    {
        null => [],
        { Kind: JsonKind.String } => [value],
        _ => value.Items,
    };

    private static TimeSpan Duration(string text) => text.EndsWith(Milliseconds, StringComparison.Ordinal)
        ? TimeSpan.FromMilliseconds(double.Parse(text[..^Milliseconds.Length], CultureInfo.InvariantCulture))
        : TimeSpan.FromSeconds(double.Parse(text[..^1], CultureInfo.InvariantCulture));
}
