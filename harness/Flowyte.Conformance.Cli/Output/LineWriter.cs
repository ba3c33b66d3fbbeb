using Flowyte.Conformance.Reporting;
using Spectre.Console;

namespace Flowyte.Conformance.Cli.Output;

/// <summary>Writes lines in which whatever could steer a terminal is escaped. Redacting is done before.</summary>
internal sealed class LineWriter(IAnsiConsole console)
{
    private const int NameWidth = 9;

    public void Line() => console.WriteLine();

    public void Line(string indent, params ReadOnlySpan<(Style Style, string Text)> parts)
    {
        console.Write(indent);
        foreach (var (style, text) in parts)
        {
            console.Write(TerminalText.Escape(text), style);
        }

        console.WriteLine();
    }

    /// <summary>A line of a list of names and values.</summary>
    public void Field(string name, string value) => Line("  ", (new Style(decoration: Decoration.Dim), $"{name.PadRight(NameWidth)}  "), (Style.Plain, value));

    /// <summary>Some lines of a list of names and values, under each other.</summary>
    public void Field(string name, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            Field(name, line);
            name = "";
        }
    }
}
