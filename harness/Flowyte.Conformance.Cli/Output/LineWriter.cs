using Flowyte.Conformance.Wire;
using Spectre.Console;

namespace Flowyte.Conformance.Cli.Output;

/// <summary>Writes lines in which keys are redacted and what could steer a terminal is escaped.</summary>
internal sealed class LineWriter(IAnsiConsole console, Redactor redactor)
{
    public void Line() => console.WriteLine();

    public void Line(string indent, params ReadOnlySpan<(Style Style, string Text)> parts)
    {
        console.Write(indent);
        foreach (var (style, text) in parts)
        {
            console.Write(Shown.Text(redactor.Redact(text)), style);
        }

        console.WriteLine();
    }

    /// <summary>A line of a list of names and values.</summary>
    public void Field(string name, string value) => Line("  ", (new Style(decoration: Decoration.Dim), $"{name,-9}  "), (Style.Plain, value));
}
