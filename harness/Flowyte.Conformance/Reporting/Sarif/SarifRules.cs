using System.Text;
using System.Text.Json;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Verdicts;

namespace Flowyte.Conformance.Reporting.Sarif;

/// <summary>Writes the rules: one for each requirement of the specs, in their order.</summary>
internal static class SarifRules
{
    public static void Write(Utf8JsonWriter json, IReadOnlyList<RequirementResult> results)
    {
        json.WriteStartArray("rules");
        foreach (var result in results)
        {
            Write(json, result.Requirement);
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Requirement requirement)
    {
        json.WriteStartObject();
        json.WriteString("id", requirement.Id);
        SarifText.Write(json, "shortDescription", requirement.Statement);
        SarifText.Write(json, "fullDescription", $"{requirement.Statement} {requirement.Breaks}".TrimEnd());
        SarifText.Write(json, "help", Help(requirement), HelpMarkdown(requirement));
        if (requirement.Basis.Select(basis => Link(basis)).FirstOrDefault(link => link is not null) is { } link)
        {
            json.WriteString("helpUri", link);
        }

        json.WriteStartObject("defaultConfiguration");
        json.WriteString("level", SarifText.Severity(requirement.Level));
        json.WriteEndObject();
        WriteProperties(json, requirement);
        json.WriteEndObject();
    }

    private static void WriteProperties(Utf8JsonWriter json, Requirement requirement)
    {
        json.WriteStartObject("properties");
        json.WriteStartArray("tags");
        // A profile may have one group, of its own name, and no tag may stand twice.
        foreach (var tag in new[] { requirement.Profile, requirement.Group, Figures.Name(requirement.Level) }.Distinct(StringComparer.Ordinal))
        {
            json.WriteStringValue(tag);
        }

        json.WriteEndArray();
        json.WriteString("since", requirement.Since);
        json.WriteString("precision", "very-high");

        // The name that GitHub's code scanning reads, with its own word for the mildest.
        json.WriteString("problem.severity", requirement.Level == Level.May ? "recommendation" : SarifText.Severity(requirement.Level));
        json.WriteStartArray("basis");
        foreach (var basis in requirement.Basis)
        {
            json.WriteStartObject();
            json.WriteString("source", basis.Source);
            json.WriteString("url", basis.Url);
            json.WriteString("quote", basis.Quote);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Help(Requirement requirement)
    {
        var text = new StringBuilder($"How it is checked: {requirement.Check}\n");
        text.Append(requirement.Breaks.Length > 0 ? $"What breaks: {requirement.Breaks}\n" : "");
        text.Append(requirement.BrokenSdksText is { Length: > 0 } broken ? $"{FailureText.Measured}: {broken}\n" : "");
        text.Append($"What to do: {requirement.Fix}\n");
        return text.AppendJoin('\n', requirement.Basis.Select(basis => $"{basis.Source}, {basis.Url}: {basis.Quote}")).ToString();
    }

    private static string HelpMarkdown(Requirement requirement)
    {
        var text = new StringBuilder($"**How it is checked:** {MarkdownText.Escape(requirement.Check)}\n\n");
        text.Append(requirement.Breaks.Length > 0 ? $"**What breaks:** {MarkdownText.Escape(requirement.Breaks)}\n\n" : "");
        text.Append(requirement.BrokenSdksText is { Length: > 0 } broken ? $"**{FailureText.Measured}:** {MarkdownText.Escape(broken)}\n\n" : "");
        text.Append($"**What to do:** {MarkdownText.Escape(requirement.Fix)}\n\n**What it rests on:**\n\n");
        foreach (var basis in requirement.Basis)
        {
            var source = MarkdownText.Escape(basis.Source);
            text.Append($"- {(Link(basis) is { } link ? $"[{source}](<{link}>)" : source)}: {MarkdownText.Escape(basis.Quote)}\n");
        }

        return text.ToString();
    }

    private static string? Link(Basis basis) => Uri.TryCreate(basis.Url, UriKind.Absolute, out var url) && url.Scheme is "https" or "http" ? url.AbsoluteUri : null;
}
