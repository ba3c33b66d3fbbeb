using System.Text;
using Spectre.Console;

namespace Flowyte.Conformance.Cli.Output;

/// <summary>Makes consoles that write to a host's writers.</summary>
internal static class Consoles
{
    /// <summary>
    /// A console for results. It never breaks a line itself: a terminal wraps on its own, and a curl line that is
    /// copied must still be one line.
    /// </summary>
    public static IAnsiConsole ForResults(TextWriter writer, bool terminal, bool colors)
    {
        var console = Create(writer, terminal, colors && terminal);
        console.Profile.Width = 10_000;
        return console;
    }

    /// <summary>A console for progress on a terminal, which redraws its lines.</summary>
    public static IAnsiConsole ForProgress(TextWriter writer, bool colors) => Create(writer, terminal: true, colors);

    private static IAnsiConsole Create(TextWriter writer, bool terminal, bool colors) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new Output(writer, terminal),
        Ansi = terminal ? AnsiSupport.Detect : AnsiSupport.No,
        ColorSystem = colors ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,

        // On a pipeline that it knows, the library would write escapes for colours whatever is said here.
        Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        Interactive = terminal ? InteractionSupport.Yes : InteractionSupport.No,
    });

    private sealed class Output(TextWriter writer, bool terminal) : IAnsiConsoleOutput
    {
        private readonly AnsiConsoleOutput _process = new(writer);

        public TextWriter Writer => writer;

        public bool IsTerminal => terminal;

        public int Width => _process.Width;

        public int Height => _process.Height;

        public void SetEncoding(Encoding encoding) => _process.SetEncoding(encoding);
    }
}
