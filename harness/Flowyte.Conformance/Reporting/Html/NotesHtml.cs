using Flowyte.Conformance.Verdicts;

namespace Flowyte.Conformance.Reporting.Html;

/// <summary>Shows what is worth telling and counts for nothing.</summary>
internal static class NotesHtml
{
    public static void Write(HtmlWriter html, ReportView view)
    {
        RequirementResult[] notes = [.. view.Requirements.Where(result => result.Status == RequirementStatus.Noted)];
        if (notes.Length == 0)
        {
            return;
        }

        html.Write($"""
            <section aria-labelledby="notes"><h2 id="notes">Worth knowing</h2>
            <p>Nothing here counts against the target.</p><ul class="reasons">
            """);
        foreach (var note in notes)
        {
            var text = note.Findings is [var first, ..] ? first.Message : note.Requirement.Statement;
            html.Write($"""<li><a href="#{note.Requirement.Id}">{note.Requirement.Id}</a> {Figures.Sentence(text)}</li>""");
        }

        html.Write($"</ul></section>\n");
    }
}
