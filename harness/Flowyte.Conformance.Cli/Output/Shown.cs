using Flowyte.Conformance.Reporting;

namespace Flowyte.Conformance.Cli.Output;

/// <summary>Text as a terminal may see it: what comes from the target, a file or a user is escaped, so that it cannot steer the terminal.</summary>
internal static class Shown
{
    /// <summary>One line: line breaks are escaped too.</summary>
    public static string Text(string text) => TerminalText.Escape(text);

    /// <summary>Several lines: line breaks stay, the rest is escaped.</summary>
    public static string Lines(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(Text));
}
