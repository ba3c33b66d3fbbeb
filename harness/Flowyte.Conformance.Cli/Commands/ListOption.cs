using System.CommandLine;

namespace Flowyte.Conformance.Cli.Commands;

/// <summary>Options that take several names.</summary>
internal static class ListOption
{
    public static Option<string[]> Create(string name, string helpName, string description) => new(name)
    {
        HelpName = helpName,
        Description = description + " Repeat it, or separate with commas.",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
        CustomParser = argument => [.. argument.Tokens.SelectMany(token => token.Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))],
    };
}
