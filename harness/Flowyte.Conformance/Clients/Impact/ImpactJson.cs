using System.Globalization;
using System.Text;
using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Clients.Impact;

/// <summary>Writes the matrix as JSON, a line for each client and row, so that two of them can be compared line by line.</summary>
internal static class ImpactJson
{
    /// <summary>The version of the form of the file: a number that grows when a reader of the older form could be misled.</summary>
    public const int SchemaVersion = 1;

    public static void Write(ImpactMatrix matrix, Stream output)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{{\n  \"schemaVersion\": {SchemaVersion},\n  \"date\": \"{matrix.Date:yyyy-MM-dd}\",\n  \"specsVersion\": ");
        text.Append(JsonText.Write(JsonNode.Of(matrix.SpecsVersion)));
        WriteLines(text, "clients", matrix.Clients.Select(NodeOf));
        WriteLines(text, "measured", matrix.Rows.Select(NodeOf));
        text.Append("\n}\n");
        output.Write(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static void WriteLines(StringBuilder text, string name, IEnumerable<JsonNode> nodes) =>
        text.Append(CultureInfo.InvariantCulture, $",\n  \"{name}\": [\n    {string.Join(",\n    ", nodes.Select(JsonText.Write))}\n  ]");

    private static JsonNode NodeOf(ImpactClient client) => JsonNode.Object(
        ("client", JsonNode.Of(client.Client)),
        ("version", JsonNode.Of(client.Version)),
        ("mode", JsonNode.Of(client.Mode)),
        ("language", JsonNode.Of(client.Language)));

    private static JsonNode NodeOf(ImpactRow row) => JsonNode.Object(
        ("fault", JsonNode.Of(row.Fault)),
        ("form", JsonNode.Of(row.Form)),
        ("breaks", JsonNode.Array(row.Breaks.Select(JsonNode.Of))),
        ("outcomes", NodeOf(row.Outcomes)),
        ("effects", NodeOf(row.Effects)));

    private static JsonNode NodeOf(IReadOnlyList<string?> texts) => JsonNode.Array(texts.Select(text => text is null ? JsonNode.Null : JsonNode.Of(text)));
}
