using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Dialects;

namespace Flowyte.Conformance.Cli.Output;

/// <summary>One requirement or conversation in full.</summary>
internal static class ExplainView
{
    public static void Write(Requirement requirement, Specs specs, TextWriter output)
    {
        output.WriteLine($"{Shown.Text(requirement.Id)}  {Levels.Name(requirement.Level)}");
        output.WriteLine(Shown.Text(requirement.Statement));
        output.WriteLine();
        foreach (var basis in requirement.Basis)
        {
            Field(output, "basis", basis.Source);
            Field(output, "", basis.Url);
            Field(output, "", $"“{basis.Quote}”");
        }

        Field(output, "check", requirement.Check);
        Field(output, "fix", requirement.Fix);
        Field(output, "breaks", requirement.Breaks);
        Field(output, "measured", requirement.BrokenSdksText);
        Field(output, "level", requirement.LevelReason);
        Field(output, "explains", string.Join(", ", requirement.Explains));
        Field(output, "limits", requirement.OnlyWhereSeen.Length > 0 ? requirement.OnlyWhereSeen : requirement.Untestable);
        Field(output, "shown by", string.Join(", ", ConversationLinks.ConversationsFor(requirement, specs).Select(conversation => conversation.Name)));
        Field(output, "instead of", string.Join(", ", requirement.InsteadOf));
        foreach (var dialect in specs.Dialects)
        {
            Field(output, "dialect", DialectRule(requirement, dialect));
        }

        Field(output, "group", $"{requirement.Group}, profile {requirement.Profile}, since {requirement.Since}");
    }

    private static string DialectRule(Requirement requirement, Dialect dialect) =>
        dialect.OmissionOf(requirement.Id) is { } omission ? omission
        : dialect.Levels.FirstOrDefault(rule => rule.Requirements.Contains(requirement.Id)) is { } rule ? $"{Levels.Name(rule.Level)} in the dialect {dialect.Name}: {rule.Reason}"
        : dialect.Replaced.Any(replaced => replaced.By.Id == requirement.Id) ? $"in the dialect {dialect.Name} alone"
        : "";

    public static void Write(Conversation conversation, Specs specs, TextWriter output)
    {
        output.WriteLine(Shown.Text(conversation.Name));
        output.WriteLine(Shown.Text(conversation.Title));
        output.WriteLine();
        Field(output, "file", conversation.File);
        Field(output, "turns", $"{conversation.Turns.Count}");
        Field(output, "matrix", string.Join("; ", conversation.Matrix.Select(axis => $"{axis.Name}: {string.Join(", ", axis.Values.Select(value => value.Label))}")));
        Field(output, "needs", TargetFacts.OptionsFor(conversation.Needs));
        Field(output, "only after", conversation.AfterFailureOf is { } other ? $"a failure of {other}" : "");
        foreach (var requirement in ConversationLinks.RequirementsOf(conversation, specs))
        {
            Field(output, "shows", $"{requirement.Id}  {requirement.Statement}");
        }
    }

    private static void Field(TextWriter output, string name, string value)
    {
        if (value.Length > 0)
        {
            output.WriteLine($"  {name,-10}  {Shown.Text(value)}");
        }
    }
}
