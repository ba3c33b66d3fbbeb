using System.CommandLine;

namespace Flowyte.Conformance.Cli.Commands;

/// <summary>The option that several commands share.</summary>
internal static class SpecsOption
{
    public static Option<string?> Create() => new("--specs")
    {
        HelpName = "DIR",
        Description = "Folder of your own specs, laid over the built-in ones: files are added, one at the same path replaces.",
    };
}
