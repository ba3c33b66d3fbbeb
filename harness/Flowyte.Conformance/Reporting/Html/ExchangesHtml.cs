using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Reporting.Html;

/// <summary>Shows the exchanges, within a size: those at fault whole, the others as far as there is room.</summary>
internal static class ExchangesHtml
{
    // The whole page stays below 8 MB, so that any browser opens it at once and any pipeline keeps it.
    private const int PageBytes = 7_900_000;
    private const int BytesOfALine = 600;

    // What is off the screen costs a browser nothing, batch by batch.
    private const int BatchSize = 50;

    // So many that did not fit say that there is no room any more.
    private const int MaxMisses = 20;

    // How much of a body is shown; what does not fit is tried again with less.
    private static readonly int[] BodyLimits = [16 * 1024, 1024];

    public static void Write(HtmlWriter html, ReportView view, PageFindings findings, PageConversations conversations)
    {
        if (view.Exchanges.Count == 0)
        {
            return;
        }

        var exchangeHtml = new ExchangeHtml(view, findings);
        var details = Details(view, findings, exchangeHtml, PageBytes - html.ByteCount - HtmlResource.Script.Text.Length);
        html.Write($"""
            <section aria-labelledby="exchanges"><h2 id="exchanges">Exchanges</h2>
            <p class="quiet">What crossed the wire, in the order of the plan. Keys are taken out. Offsets count bytes from the start of the body.</p>

            """);
        if (details.Count < view.Exchanges.Count)
        {
            html.Write($"""
                <p>To keep this file small, {details.Count:N0} of {view.Exchanges.Count:N0} exchanges are shown whole, those at fault before the others; <code>--format har</code> writes all of them.</p>

                """);
        }

        WriteFilter(html, conversations);
        foreach (var batch in view.Exchanges.Chunk(BatchSize))
        {
            html.Write($"""<div class="batch">""");
            foreach (var exchange in batch)
            {
                if (details.TryGetValue(exchange.Id, out var shown))
                {
                    html.Write(shown);
                }
                else
                {
                    exchangeHtml.WriteBrief(html, exchange);
                }
            }

            html.Write($"</div>\n");
        }

        html.Write($"</section>\n");
    }

    private static void WriteFilter(HtmlWriter html, PageConversations conversations)
    {
        html.Write($"""
            <form class="tools" data-section="exchanges" hidden role="search" aria-label="Exchanges">
            <label>Find an exchange <input type="search" name="q" autocomplete="off"></label>

            """);
        ConversationChoiceHtml.Write(html, conversations);
        html.Write($"""
            <label class="check"><input type="checkbox" name="faulty" value="yes"> with findings only</label> <output></output></form>

            """);
    }

    private static Dictionary<string, HtmlWriter> Details(ReportView view, PageFindings findings, ExchangeHtml exchangeHtml, int bytes)
    {
        var details = new Dictionary<string, HtmlWriter>();
        var room = bytes - (view.Exchanges.Count * BytesOfALine);
        var misses = 0;
        foreach (var exchange in view.Exchanges.OrderBy(exchange => findings.On(exchange.Id).Any() ? 0 : 1).TakeWhile(_ => misses < MaxMisses))
        {
            if (Detail(exchange, room, exchangeHtml) is { } detail)
            {
                details.Add(exchange.Id, detail);
                room -= detail.ByteCount;
            }
            else
            {
                misses++;
            }
        }

        return details;
    }

    private static HtmlWriter? Detail(Exchange exchange, int room, ExchangeHtml exchangeHtml)
    {
        foreach (var limit in BodyLimits)
        {
            if (room < limit)
            {
                continue;
            }

            var detail = new HtmlWriter();
            exchangeHtml.Write(detail, exchange, limit);
            if (detail.ByteCount <= room)
            {
                return detail;
            }
        }

        return null;
    }
}
