using System.Globalization;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Json;
using Flowyte.Conformance.Yaml;

namespace Flowyte.Conformance.Baselines;

/// <summary>The file that <c>--baseline</c> names, described by <c>specs/schemas/baseline.schema.json</c>.</summary>
internal static class BaselineFile
{
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>Reads a day such as <c>2026-12-31</c>; null where there is no such day.</summary>
    public static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <exception cref="SpecException">The file cannot be read or is not as its schema says; it names every problem with file, line and column.</exception>
    public static Baseline Read(string path)
    {
        var document = YamlFile.Read(path, "baseline");
        var problems = new List<SpecProblem>();
        var entries = new List<BaselineEntry>();
        foreach (var node in document.Root["accept"]!.Items)
        {
            var id = node["requirement"]!;
            var until = node["until"];
            if (entries.Find(entry => entry.Requirement == id.Text) is { } first)
            {
                problems.Add(Problem(document, id, $"{id.Text} is accepted twice, first at {first.Place}. Take one of the two away."));
            }

            if (until is not null && Day(until.Text) is null)
            {
                problems.Add(Problem(document, until, $"There is no day {until.Text}. Give one such as 2026-12-31."));
            }

            var (line, column) = document.PositionOf(id.Offset);
            entries.Add(new BaselineEntry(id.Text, new Acceptance(node["reason"]!.Text, until is null ? null : Day(until.Text)), $"{Path.GetFileName(path)}({line},{column})"));
        }

        return problems.Count == 0 ? new Baseline(entries) : throw new SpecException(problems);
    }

    /// <summary>Writes entries as such a file.</summary>
    public static string Write(IEnumerable<(string Requirement, Acceptance Acceptance)> entries) =>
        "# Failures that are accepted, for run --baseline FILE and judge --baseline FILE. Described by specs/schemas/baseline.schema.json.\n"
        + YamlWriter.Write(JsonNode.Object(("accept", JsonNode.Array(entries.Select(entry => JsonNode.Object(Members(entry.Requirement, entry.Acceptance)))))));

    private static IEnumerable<(string Name, JsonNode Value)> Members(string requirement, Acceptance acceptance)
    {
        yield return ("requirement", JsonNode.Of(requirement));
        yield return ("reason", JsonNode.Of(acceptance.Reason));
        if (acceptance.Until is { } day)
        {
            yield return ("until", JsonNode.Of(day.ToString(DayFormat, CultureInfo.InvariantCulture)));
        }
    }

    private static SpecProblem Problem(YamlDocument document, JsonNode at, string message)
    {
        var (line, column) = document.PositionOf(at.Offset);
        return new SpecProblem(document.File, line, column, message);
    }
}
