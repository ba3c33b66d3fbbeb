using System.Globalization;
using System.Runtime.CompilerServices;

namespace Flowyte.Conformance.Reporting.Html;

/// <summary>What the compiler makes of an interpolated string that is given to <see cref="HtmlWriter.Write(HtmlInterpolation)"/>: literal parts are markup, holes are text.</summary>
[InterpolatedStringHandler]
internal readonly struct HtmlInterpolation
{
    // The compiler asks for the two lengths, which a writer that grows has no use for.
    public HtmlInterpolation(int _, int __, HtmlWriter writer) => Writer = writer;

    /// <summary>Where the parts are written to, as soon as each is reached.</summary>
    public HtmlWriter Writer { get; }

    public void AppendLiteral(string markup) => Writer.WriteMarkup(markup);

    public void AppendFormatted(int number) => AppendFormatted(number, "D");

    public void AppendFormatted(int number, string format) => Writer.WriteText(number.ToString(format, CultureInfo.InvariantCulture));

    public void AppendFormatted(string text) => Writer.WriteText(text);
}
