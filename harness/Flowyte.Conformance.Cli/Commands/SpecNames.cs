using System.CommandLine;
using System.CommandLine.Completions;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.SelfTesting;

namespace Flowyte.Conformance.Cli.Commands;

/// <summary>The names in the specs that came with the program, for a shell to complete. Broken specs complete nothing: <c>lint</c> says what is wrong with them.</summary>
internal static class SpecNames
{
    /// <summary>Ids of requirements and names of conversations.</summary>
    public static IEnumerable<string> OfSuite() =>
        Of(specs => [.. specs.Requirements.Select(requirement => requirement.Id), .. specs.Conversations.Select(conversation => conversation.Name)]);

    /// <summary>Names of dialects.</summary>
    public static IEnumerable<string> OfDialects() => Of(specs => specs.Dialects.Select(dialect => dialect.Name));

    /// <summary>Names of faults and variants.</summary>
    public static IEnumerable<string> OfFaults() => Of(specs => FaultCatalogue.Load(specs).Select(fault => fault.Id));

    /// <summary>The same option, whose values a shell completes.</summary>
    public static Option<T> CompletedBy<T>(this Option<T> option, Func<IEnumerable<string>> names)
    {
        option.CompletionSources.Add(_ => names().Select(name => new CompletionItem(name)));
        return option;
    }

    private static IEnumerable<string> Of(Func<Specs, IEnumerable<string>> names)
    {
        try
        {
            return names(SpecsFolder.Load(null));
        }
        catch (SpecException)
        {
            return [];
        }
    }
}
