using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Flowyte.Conformance.Cli;

/// <summary>Puts examples under a command's help.</summary>
internal static class Help
{
    public static void AddExamples(Command command, params (string Line, string Meaning)[] examples)
    {
        var help = command.Options.OfType<HelpOption>().FirstOrDefault();
        if (help is null)
        {
            help = new HelpOption();
            command.Options.Add(help);
        }

        help.Action = new WithExamples((SynchronousCommandLineAction)help.Action!, command, examples);
    }

    private sealed class WithExamples(SynchronousCommandLineAction usual, Command command, (string Line, string Meaning)[] examples) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            var result = usual.Invoke(parseResult);
            // The root's help option is recursive: a command without examples of its own must not show the root's.
            if (parseResult.CommandResult.Command == command)
            {
                var output = parseResult.InvocationConfiguration.Output;
                output.WriteLine("Examples:");
                foreach (var (line, meaning) in examples)
                {
                    output.WriteLine($"  # {meaning}");
                    output.WriteLine($"  {line}");
                }

                output.WriteLine();
            }

            return result;
        }
    }
}
