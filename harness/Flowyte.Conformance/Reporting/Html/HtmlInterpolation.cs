using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Flowyte.Conformance.Reporting.Html;

/// <summary>What the compiler makes of an interpolated string that is given to <see cref="HtmlWriter.Write(HtmlInterpolation)"/>: literal parts are markup, holes are text.</summary>
[InterpolatedStringHandler]
internal readonly struct HtmlInterpolation
{
    public HtmlInterpolation(int literalLength, int formattedCount) =>
        Html = new StringBuilder(literalLength + (formattedCount * 24));

    /// <summary>The markup with its holes filled.</summary>
    public StringBuilder Html { get; }

    public void AppendLiteral(string markup) => Html.Append(markup);

    public void AppendFormatted(int number) => AppendFormatted(number, "D");

    public void AppendFormatted(int number, string format) => Html.Append(number.ToString(format, CultureInfo.InvariantCulture));

    public void AppendFormatted(string text)
    {
        // HTML allows no NUL and reads CR as LF; both are hidden characters and become escapes here.
        foreach (var character in VisibleText.Escape(text, kept: "\n\t"))
        {
            _ = character switch
            {
                '&' => Html.Append("&amp;"),
                '<' => Html.Append("&lt;"),
                '>' => Html.Append("&gt;"),
                '"' => Html.Append("&quot;"),
                '\'' => Html.Append("&#39;"),
                _ => Html.Append(character),
            };
        }
    }
}
