using System.CommandLine;
using System.CommandLine.Parsing;
using Flowyte.Conformance.Cli.Hosting;
using Flowyte.Conformance.Cli.Output;
using Flowyte.Conformance.Names;
using Flowyte.Conformance.Running;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Cli;

/// <summary>Tells what is wrong with a command line, without repeating a key that someone typed into it.</summary>
internal static class ParseErrors
{
    public static int Report(ParseResult parse, CliHost host)
    {
        var typedKeys = TypedKeys(parse);
        foreach (var message in Messages(parse))
        {
            host.Error.WriteLine($"error: {Shown.Text(typedKeys.Redact(message))}");
        }

        foreach (var token in parse.UnmatchedTokens)
        {
            if (NearNames.Of(token, KnownNames(parse.CommandResult.Command)) is [var nearest, ..])
            {
                host.Error.WriteLine($"Did you mean {nearest}?");
            }
        }

        host.Error.WriteLine($"See {CommandLineOf(parse)} --help.");
        return ExitCodes.Usage;
    }

    /// <summary>Knows the keys that someone typed where no key belongs.</summary>
    public static Redactor TypedKeys(ParseResult parse) =>
        new(parse.Tokens.Select(token => token.Value).Concat(parse.UnmatchedTokens).Where(TargetResolver.LooksLikeKey));

    // That a command is missing is only worth saying where nothing stands in its place.
    private static IEnumerable<string> Messages(ParseResult parse) =>
        parse.UnmatchedTokens.Count > 0
            ? parse.Errors.Select(error => error.Message).Where(message => !message.StartsWith("Required", StringComparison.Ordinal)).Distinct()
            : parse.Errors.Select(error => error.Message).Distinct();

    private static IEnumerable<string> KnownNames(Command command) =>
        command.Options.Where(option => !option.Hidden).Select(option => option.Name)
            .Concat(command.Subcommands.Select(subcommand => subcommand.Name));

    private static string CommandLineOf(ParseResult parse) =>
        string.Join(' ', CommandsOf(parse.CommandResult).Reverse().Prepend("flowyte-conformance"));

    private static IEnumerable<string> CommandsOf(SymbolResult? result)
    {
        for (; result is CommandResult { Command: not RootCommand } command; result = result.Parent)
        {
            yield return command.Command.Name;
        }
    }
}
