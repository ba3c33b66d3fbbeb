using System.Text.Json;
using Flowyte.Conformance.Reporting;
using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.Comparing;

/// <summary>Writes a comparison for programs, as <c>specs/schemas/comparison.schema.json</c> describes it.</summary>
internal static class StructureComparisonJson
{
    /// <summary>The version of the form: a number that grows when a reader of the older form could be misled.</summary>
    public const int SchemaVersion = 1;

    private const int MostListed = 500;

    /// <summary>Writes a comparison.</summary>
    /// <param name="comparison">What was found.</param>
    /// <param name="live">The live endpoint.</param>
    /// <param name="notPlayed">What could not be made a request of, by its place, each with the reason.</param>
    /// <param name="exitCode">What the command exits with.</param>
    /// <param name="output">Where to.</param>
    public static void Write(StructureComparison comparison, Target live, IReadOnlyDictionary<string, string> notPlayed, int exitCode, Stream output)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        json.WriteStartObject();
        json.WriteNumber("schemaVersion", SchemaVersion);
        json.WriteString("result", comparison.Compared == 0 ? "nothing compared" : comparison.IsSame ? "same" : "differs");
        json.WriteNumber("exitCode", exitCode);
        json.WriteStartObject("live");
        json.WriteString("baseUrl", live.BaseUrl.ToString());
        json.WriteString("obstacle", comparison.Obstacle);
        json.WriteEndObject();
        json.WriteString("harnessVersion", HarnessVersion.Current);
        json.WriteStartObject("compared");
        json.WriteNumber("exchanges", comparison.Compared);
        json.WriteNumber("completions", comparison.Completions);
        json.WriteNumber("streams", comparison.Streams);
        json.WriteEndObject();
        Write(json, "differences", comparison.Differences);
        Write(json, "ignored", comparison.Ignored);
        Write(json, "notCompared", "exchange", comparison.NotCompared);
        Write(json, "notPlayed", "case", notPlayed);
        json.WriteStartObject("texts");
        json.WriteNumber("same", comparison.SameTexts.Values.Count(same => same));
        json.WriteStartArray("different");
        foreach (var id in comparison.SameTexts.Where(pair => !pair.Value).Select(pair => pair.Key))
        {
            json.WriteStringValue(id);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<StructureDifference> differences)
    {
        json.WriteNumber($"{name}Count", differences.Count);
        json.WriteStartArray(name);
        foreach (var difference in differences.Take(MostListed))
        {
            json.WriteStartObject();
            json.WriteString("name", difference.Name);
            json.WriteString("kind", NameOf(difference.Kind));
            json.WriteString("area", difference.Area.ToString().ToLowerInvariant());
            json.WriteString("place", difference.Place);
            json.WriteStartArray("frames");
            foreach (var frame in difference.Frames)
            {
                json.WriteStringValue(frame);
            }

            json.WriteEndArray();
            json.WriteString("live", difference.Live);
            json.WriteString("mock", difference.Mock);
            json.WriteNumber("count", difference.Count);
            json.WriteString("first", difference.First);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>How two sides differ, in the words of people and programs alike.</summary>
    public static string NameOf(DifferenceKind kind) => kind switch
    {
        DifferenceKind.OnlyLive => "only live",
        DifferenceKind.OnlyMock => "only mock",
        _ => "differs",
    };

    private static void Write(Utf8JsonWriter json, string name, string what, IReadOnlyDictionary<string, string> reasons)
    {
        json.WriteStartArray(name);
        foreach (var (id, reason) in reasons)
        {
            json.WriteStartObject();
            json.WriteString(what, id);
            json.WriteString("reason", reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
