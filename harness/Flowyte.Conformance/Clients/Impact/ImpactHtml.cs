using Flowyte.Conformance.Clients.Judging;
using Flowyte.Conformance.Reporting.Html;

namespace Flowyte.Conformance.Clients.Impact;

/// <summary>Writes the matrix as one HTML file that opens from disk and loads nothing; each cell tells what led to it.</summary>
internal static class ImpactHtml
{
    private const int LongestDetail = 300;

    public static void Write(ImpactMatrix matrix, Stream output)
    {
        var html = new HtmlWriter();
        HtmlPage.Open(html, "What SDKs make of faults and variants");
        html.Write($"""
            <header>
            <p class="product">Flowyte.Conformance, SDKs</p>
            <h1>What {matrix.Clients.DistinctBy(client => (client.Client, client.Version)).Count()} SDKs, used in {matrix.Clients.Count} ways, make of {matrix.Rows.Count} answers</h1>
            <p class="quiet">Measured on {matrix.Date.ToString("O")}, specs {matrix.SpecsVersion}. A cell says what a caller sees, and opens where there is more to tell. A refusal throws where all is well.</p>
            </header>
            <main>

            """);
        WriteCounts(html, matrix);
        WriteRows(html, "Faults", matrix, [.. matrix.Rows.Where(row => !row.IsLegal)]);
        WriteRows(html, "Legal answers", matrix, [.. matrix.Rows.Where(row => row.IsLegal)]);
        html.Write($"</main>\n</body>\n</html>\n");
        html.CopyTo(output);
    }

    private static void WriteCounts(HtmlWriter html, ImpactMatrix matrix)
    {
        html.Write($"<section><h2>Outcomes</h2>");
        WriteHead(html, matrix, "Outcome");
        foreach (var word in ClientOutcomes.Words)
        {
            html.Write($"""<tr><th scope="row">{word}</th>""");
            for (var client = 0; client < matrix.Clients.Count; client++)
            {
                html.Write($"<td>{matrix.Count(client, word)}</td>");
            }

            html.Write($"</tr>\n");
        }

        html.Write($"</tbody></table></div></section>\n");
    }

    private static void WriteRows(HtmlWriter html, string title, ImpactMatrix matrix, IReadOnlyList<ImpactRow> rows)
    {
        html.Write($"<section><h2>{title}</h2>");
        WriteHead(html, matrix, "Fault");
        foreach (var row in rows)
        {
            html.Write($"""<tr><th scope="row"><code>{row.Fault}</code> <span class="quiet">{string.Join(", ", [row.Form, .. row.Breaks])}</span></th>""");
            for (var client = 0; client < row.Outcomes.Count; client++)
            {
                WriteCell(html, row, client);
            }

            html.Write($"</tr>\n");
        }

        html.Write($"</tbody></table></div></section>\n");
    }

    private static void WriteCell(HtmlWriter html, ImpactRow row, int client)
    {
        if (row.Outcomes[client] is not { } outcome)
        {
            html.Write($"""<td class="quiet">–</td>""");
            return;
        }

        var seen = row.Effects[client] is { Length: > 0 } effect ? effect : outcome;
        var detail = row.Details.ElementAtOrDefault(client) ?? "";
        html.Write($"""<td class="{outcome.Replace(' ', '-')}">""");
        if (detail.Length == 0)
        {
            html.Write($"{seen}</td>");
            return;
        }

        html.Write($"<details><summary>{seen}</summary>{(detail.Length > LongestDetail ? detail[..LongestDetail] : detail)}</details></td>");
    }

    private static void WriteHead(HtmlWriter html, ImpactMatrix matrix, string first)
    {
        html.Write($"""<div class="wide" role="region" tabindex="0" aria-label="{first}"><table class="impact"><thead><tr><th scope="col">{first}</th>""");
        foreach (var client in matrix.Clients)
        {
            html.Write($"""<th scope="col">{client.Client} {client.Version}<br><span class="quiet">{client.Mode}</span></th>""");
        }

        html.Write($"</tr></thead><tbody>\n");
    }
}
