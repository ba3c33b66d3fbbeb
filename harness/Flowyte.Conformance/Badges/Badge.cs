using System.Globalization;
using System.Text;
using System.Text.Json;
using Flowyte.Conformance.Reporting;
using Flowyte.Conformance.Verdicts;

namespace Flowyte.Conformance.Badges;

/// <summary>A badge that says the verdict of a run and the share of requirements that passed.</summary>
/// <param name="Message">What it says, such as <c>conformant, 100 %</c>.</param>
/// <param name="Color">The name of its colour, as shields.io knows it.</param>
internal sealed record Badge(string Message, string Color)
{
    private const string Label = "Flowyte conformance";
    private const int Height = 20;

    // The mean width of a letter of Verdana at 11 pixels. textLength makes the text as wide as it is said to be in any font.
    private const double LetterWidth = 6.6;
    private const int Padding = 7;

    /// <summary>The badge of a run.</summary>
    public static Badge Of(ReportView view)
    {
        // Rounded down: only where everything passed it says 100.
        var share = view.SharePassed is { } passed ? string.Create(CultureInfo.InvariantCulture, $", {Math.Floor(passed * 100):0} %") : "";
        share += view.Specs.Dialect.IsDefault ? "" : $", {view.Specs.Dialect.Name}";
        return view switch
        {
            { Verdict: Verdict.None } => new(view.VerdictName, "lightgrey"),
            { Verdict: Verdict.NotConformant } => new(view.VerdictName + share, "red"),
            { Baseline.Stale.Count: > 0 } => new("stale baseline" + share, "orange"),
            { IsPartial: true } => new(view.VerdictName + share, "yellow"),
            { AcceptedFailures: > 0 } => new($"{view.VerdictName} but for {view.AcceptedFailures}{share}", "yellowgreen"),
            _ => new(view.VerdictName + share, "brightgreen"),
        };
    }

    /// <summary>The badge as a picture that loads nothing.</summary>
    public string ToSvg()
    {
        var (left, right) = (WidthOf(Label), WidthOf(Message));
        var title = $"{Label}: {Message}";
        return string.Create(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{left + right}" height="{Height}" role="img" aria-label="{title}">
              <title>{title}</title>
              <clipPath id="r"><rect width="{left + right}" height="{Height}" rx="3"/></clipPath>
              <g clip-path="url(#r)">
                <rect width="{left}" height="{Height}" fill="#444"/>
                <rect x="{left}" width="{right}" height="{Height}" fill="{Hex}"/>
              </g>
              <g fill="#fff" font-family="Verdana,DejaVu Sans,Geneva,sans-serif" font-size="11">
                <text x="{Padding}" y="14" textLength="{left - (2 * Padding)}">{Label}</text>
                <text x="{left + Padding}" y="14" textLength="{right - (2 * Padding)}"{(IsLight ? " fill=\"#222\"" : "")}>{Message}</text>
              </g>
            </svg>

            """).ReplaceLineEndings("\n");
    }

    /// <summary>The badge in the form that shields.io asks of an endpoint.</summary>
    /// <remarks>https://shields.io/badges/endpoint-badge</remarks>
    public string ToEndpoint()
    {
        using var output = new MemoryStream();
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteNumber("schemaVersion", 1);
            json.WriteString("label", Label);
            json.WriteString("message", Message);
            json.WriteString("color", Color);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(output.ToArray()) + "\n";
    }

    // Light enough that only dark letters can be read on it.
    private bool IsLight => Color is "brightgreen" or "yellow" or "yellowgreen" or "lightgrey" or "orange";

    private string Hex => Color switch
    {
        "brightgreen" => "#4c1",
        "yellowgreen" => "#a4a61d",
        "yellow" => "#dfb317",
        "orange" => "#fe7d37",
        "red" => "#b3261e",
        _ => "#9f9f9f",
    };

    private static int WidthOf(string text) => (int)Math.Ceiling(text.Length * LetterWidth) + (2 * Padding);
}
