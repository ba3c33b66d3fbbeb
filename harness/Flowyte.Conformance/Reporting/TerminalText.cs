namespace Flowyte.Conformance.Reporting;

/// <summary>Text from the target, made safe for a terminal or a log.</summary>
public static class TerminalText
{
    /// <summary>
    /// The text on one line, with control characters, bidirectional and zero-width characters, odd spaces and lone surrogates
    /// written as escapes such as <c>\n</c> and <c>\u001b</c>. Whatever it held, it moves no cursor, hides nothing, and
    /// is no command to the runner of a pipeline.
    /// </summary>
    public static string Escape(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return LogCommands.Disarm(VisibleText.Escape(text));
    }
}
