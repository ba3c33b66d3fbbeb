using System.CommandLine;
using Flowyte.Conformance.Cli.Output;
using Flowyte.Conformance.SelfTesting;

namespace Flowyte.Conformance.Cli.Commands;

/// <summary><c>--only</c> of the commands that meet faults: which of them.</summary>
internal static class FaultsOption
{
    public static Option<string> Create() => new Option<string>("--only")
    {
        HelpName = "PATTERN",
        Description = "Only faults and variants of this id, or about this requirement; * and ? are wildcards.",
        DefaultValueFactory = _ => "*",
    }.CompletedBy(SpecNames.OfFaults);

    /// <summary>The faults and variants that a pattern means.</summary>
    /// <exception cref="UsageException">It means none.</exception>
    public static IReadOnlyList<FaultSpec> Choose(IEnumerable<FaultSpec> faults, string only)
    {
        var chosen = faults.Where(fault => fault.IsMatchedBy(only)).ToList();
        return chosen.Count > 0
            ? chosen
            : throw new UsageException($"No fault and no variant of specs/faults matches {Shown.Text(only)}. Give --only an id such as no-answer, or a pattern such as stream-*.");
    }
}
