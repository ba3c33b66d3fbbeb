using Flowyte.Conformance.Reporting;
using Flowyte.Conformance.Reporting.Html;
using Flowyte.Conformance.Results;

namespace Flowyte.Conformance.Changes;

/// <summary>Writes what changed as a page that opens from disk and loads nothing.</summary>
internal static class ChangesHtml
{
    public static void Write(RunComparison comparison, Stream output)
    {
        var html = new HtmlWriter();
        HtmlPage.Open(html, $"{Figures.Sentence(comparison.Result)}: {comparison.New.Target}");
        html.Write($"""
            <header class="{Tone(comparison)}"><p class="product">Flowyte.Conformance, two runs compared</p><h1>{Figures.Sentence(comparison.Headline)}</h1></header>
            <main>
            <section aria-labelledby="runs"><h2 id="runs">The runs</h2>
            <table class="runs"><thead><tr><th scope="col">Run</th><th scope="col">Before</th><th scope="col">Now</th></tr></thead><tbody>

            """);
        Row(html, "Target", comparison, run => run.Target);
        Row(html, "Started", comparison, run => Figures.Date(run.StartedAt));
        Row(html, "Verdict", comparison, run => Figures.Sentence(run.Headline));
        Row(html, "Specs", comparison, run => run.SpecsVersion);
        html.Write($"</tbody></table></section>\n");
        WriteList(html, "remarks", "Not the same in both runs", [.. comparison.Remarks.Select(remark => ("", remark))]);
        foreach (var section in ChangeSection.Of(comparison))
        {
            WriteList(html, ChangesJson.NameOf(section.Kind), section.Title, section.Lines);
        }

        WriteList(html, "latency", "Latency", [.. comparison.Latencies.Select(latency => (Figures.Sentence(latency.Name), LatencyText.Of(latency)))]);
        html.Write($"""
            </main>
            </body>
            </html>

            """);
        html.CopyTo(output);
    }

    private static string Tone(RunComparison comparison) => comparison.Result switch
    {
        "broke" => "failed",
        "nothing broke" => "passed",
        _ => "untested",
    };

    private static void Row(HtmlWriter html, string name, RunComparison comparison, Func<SavedRun, string> value) =>
        html.Write($"""<tr><th scope="row">{name}</th><td>{value(comparison.Old)}</td><td>{value(comparison.New)}</td></tr>""");

    private static void WriteList(HtmlWriter html, string anchor, string title, IReadOnlyList<(string Name, string Text)> lines)
    {
        if (lines.Count == 0)
        {
            return;
        }

        html.Write($"""
            <section aria-labelledby="{anchor}"><h2 id="{anchor}">{title}</h2><ul class="reasons">

            """);
        foreach (var (name, text) in lines)
        {
            html.Write($"<li><b>{name}</b> {text}</li>\n");
        }

        html.Write($"</ul></section>\n");
    }
}
