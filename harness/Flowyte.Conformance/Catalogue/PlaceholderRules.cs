using Flowyte.Conformance.Json;
using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.Catalogue;

/// <summary>Placeholders have to name variables that there are.</summary>
internal static class PlaceholderRules
{
    /// <summary>The variables that every conversation has.</summary>
    public static IReadOnlyList<string> RunVariables { get; } = ["agent", "agentInOtherCase", "unpublishedAgent", "unknownAgent", "nonce", "digits", "longHistory", "deepNesting", "passage", "story", "templates"];

    /// <summary>The variables that hold what a turn answered.</summary>
    public static IEnumerable<string> AnswersOf(int turn) => [$"turn{turn}.message", $"turn{turn}.content"];

    /// <summary>Whether a name is that of an answer, of whatever turn.</summary>
    public static bool IsAnswer(string name) => name.StartsWith("turn", StringComparison.Ordinal) && name.Length > 4 && char.IsAsciiDigit(name[4]);

    /// <summary>Every placeholder in the texts of a value, with the text in which it stands.</summary>
    public static IEnumerable<(string Name, JsonNode At)> In(JsonNode? node)
    {
        if (node is null)
        {
            return [];
        }

        return node.Kind == JsonKind.String
            ? Names(node.Text).Select(name => (name, node))
            : node.Items.Concat(node.Members.Select(member => member.Value)).SelectMany(In);
    }

    /// <summary>Those of the placeholders in a value that name no variable.</summary>
    public static IEnumerable<SpecProblem> Check(SpecFile file, JsonNode? node, IReadOnlyCollection<string> variables) =>
        from found in In(node)
        where !variables.Contains(found.Name) && !Codes.IsName(found.Name)
        select file.Problem(found.At, CaptureRules.TooEarly(file, found.Name) ?? $"There is no variable {Words.Quote(found.Name)} here. {Words.Hint(found.Name, variables)}");

    private static IEnumerable<string> Names(string text)
    {
        var start = 0;
        while (Placeholder.Next(text.AsSpan(start)) is { } found)
        {
            yield return found.Name;
            start += found.End;
        }
    }
}
