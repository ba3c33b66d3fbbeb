using Flowyte.Conformance.Changes;
using Flowyte.Conformance.Cli.Hosting;
using Flowyte.Conformance.Reporting;
using Spectre.Console;

namespace Flowyte.Conformance.Cli.Output;

/// <summary>Shows what changed from one run to another, and the result in the last line.</summary>
internal static class ChangesView
{
    private const int MostLines = 100;

    private static readonly Style Bold = new(decoration: Decoration.Bold);
    private static readonly Style Dim = new(decoration: Decoration.Dim);

    public static void Write(RunComparison comparison, CliHost host) =>
        Write(comparison, new LineWriter(Consoles.ForResults(host.Out, host.OutIsTerminal, host.Colors)));

    /// <summary>The same without colours, for a file.</summary>
    public static string Plain(RunComparison comparison)
    {
        using var text = new StringWriter { NewLine = "\n" };
        Write(comparison, new LineWriter(Consoles.ForResults(text, terminal: false, colors: false)));
        return text.ToString();
    }

    private static void Write(RunComparison comparison, LineWriter writer)
    {
        writer.Field("before", $"{comparison.Old.Target}, {Figures.Date(comparison.Old.StartedAt)}");
        writer.Field("now", $"{comparison.New.Target}, {Figures.Date(comparison.New.StartedAt)}");
        foreach (var remark in comparison.Remarks)
        {
            writer.Field("note", remark);
        }

        foreach (var section in ChangeSection.Of(comparison))
        {
            Write(section, writer);
        }

        writer.Line();
        writer.Line("", (Bold, "Latency"));
        foreach (var latency in comparison.Latencies)
        {
            writer.Line("  ", (Bold, latency.Name), (Style.Plain, $"  {LatencyText.Of(latency)}"));
        }

        writer.Line();
        writer.Line("", (new Style(ColorOf(comparison), decoration: Decoration.Bold), comparison.Headline));
    }

    private static void Write(ChangeSection section, LineWriter writer)
    {
        writer.Line();
        writer.Line("", (Bold, section.Title));
        foreach (var (requirements, detail) in section.Lines.Take(MostLines))
        {
            writer.Line("  ", (Bold, requirements), (Style.Plain, $"  {detail}"));
        }

        if (section.Lines.Count > MostLines)
        {
            writer.Line("  ", (Dim, $"… {section.Lines.Count - MostLines} more; --format json has them"));
        }
    }

    private static Color ColorOf(RunComparison comparison) => comparison.Result switch
    {
        "broke" => Color.Red,
        "nothing broke" => Color.Green,
        _ => Color.Yellow,
    };
}
