using System.CommandLine;
using Flowyte.Conformance.Clients.Adapters;

namespace Flowyte.Conformance.Cli.Commands;

/// <summary>The command that starts an adapter, behind <c>--</c>.</summary>
internal static class AdapterArgument
{
    public static Argument<string[]> Create() => new("CMD")
    {
        Description = "The command that starts the adapter, and its arguments, behind --.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    /// <exception cref="UsageException">There is none.</exception>
    public static AdapterCommand Of(string[]? words) => words is [var file, .. var arguments]
        ? new AdapterCommand(file, arguments)
        : throw new UsageException("Give the command that starts the adapter behind --, such as: -- node my-adapter.mjs");
}
