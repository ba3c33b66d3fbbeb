using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Reporting.Html;

/// <summary>Shows an exchange as the conversation that it is about.</summary>
internal static class DialogueHtml
{
    private const int Head = 6;
    private const int Tail = 14;

    public static void Write(HtmlWriter html, ReportView view, Exchange exchange, StreamReading? stream)
    {
        var asked = Dialogue.Asked(exchange);
        var answered = Dialogue.Answered(exchange, stream);
        if (asked.Count + answered.Count == 0)
        {
            return;
        }

        html.Write($"""<h3>Conversation</h3><ol class="dialogue">""");
        var omitted = Math.Max(0, asked.Count - Head - Tail);
        foreach (var turn in asked.Take(omitted > 0 ? Head : asked.Count))
        {
            Write(html, view, turn, "");
        }

        if (omitted > 0)
        {
            html.Write($"""<li class="gap">{Figures.Count(omitted, "message")} left out</li>""");
            foreach (var turn in asked.TakeLast(Tail))
            {
                Write(html, view, turn, "");
            }
        }

        foreach (var turn in answered.Take(Tail))
        {
            Write(html, view, turn, " reply");
        }

        html.Write($"</ol>\n");
    }

    private static void Write(HtmlWriter html, ReportView view, DialogueTurn turn, string reply)
    {
        // What the target names a role is text; what the page draws is one of its own.
        var side = turn.Role switch { "user" => "user", "assistant" => "assistant", "system" or "developer" => "system", "tool" or "function" => "tool", _ => "other" };
        html.Write($"""<li class="{side}{reply}"><b>{BoundedText.Cut(view.Redact(turn.Role), 40)}</b>""");
        if (turn.Text.Length > 0)
        {
            html.Write($"<p>{BoundedText.Cut(view.Redact(turn.Text), Dialogue.MaxText)}</p>");
        }
        else if (turn.Note.Length == 0)
        {
            html.Write($"""<p class="quiet">Nothing.</p>""");
        }

        if (turn.Note.Length > 0)
        {
            html.Write($"""<p class="note">{BoundedText.Cut(view.Redact(turn.Note), Dialogue.MaxText)}</p>""");
        }

        html.Write($"</li>");
    }
}
