using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Reporting;
using Flowyte.Conformance.SelfTesting;

namespace Flowyte.Conformance.Cli.Output;

/// <summary>Lists of what the specs hold, for people.</summary>
internal static class CatalogueView
{
    public static void WriteRequirements(Specs specs, TextWriter output)
    {
        foreach (var group in specs.Groups.Where(group => group.Requirements.Any(requirement => specs.Dialect.OmissionOf(requirement.Id) is null)))
        {
            output.WriteLine($"{Shown.Text(group.Title)} ({Shown.Text(group.Name)})");
            foreach (var requirement in group.Requirements.Where(requirement => specs.Dialect.OmissionOf(requirement.Id) is null))
            {
                output.WriteLine($"  {Shown.Text(requirement.Id),-9} {Levels.Name(requirement.Level),-6}  {Shown.Text(requirement.Statement)}");
            }

            output.WriteLine();
        }

        var omitted = specs.Requirements.Count(requirement => specs.Dialect.OmissionOf(requirement.Id) is not null);
        output.WriteLine($"{specs.Requirements.Count() - omitted} requirements, specs {Shown.Text(specs.Version)}{(specs.Dialect.IsDefault ? "" : $", dialect {Shown.Text(specs.Dialect.Name)}, which leaves out or replaces {omitted}")}.");
    }

    public static void WriteDialects(Specs specs, TextWriter output)
    {
        foreach (var dialect in specs.Dialects)
        {
            output.WriteLine($"{Shown.Text(dialect.Name)}  {Shown.Text(dialect.Title)}{(dialect.IsDefault ? ": the requirements as they stand" : "")}");
            foreach (var rule in DialectText.Replaced(dialect).Concat(DialectText.Levels(dialect)).Concat(DialectText.LeftOut(dialect)))
            {
                output.WriteLine($"  {Shown.Text(rule)}");
            }
        }
    }

    public static void WriteConversations(Specs specs, TextWriter output)
    {
        var width = specs.Conversations.Select(conversation => conversation.Name.Length).DefaultIfEmpty().Max();
        foreach (var conversation in specs.Conversations)
        {
            output.WriteLine($"{Shown.Text(conversation.Name).PadRight(width)}  {Shown.Text(conversation.Title)}");
        }

        output.WriteLine();
        output.WriteLine($"{specs.Conversations.Count} conversations, specs {Shown.Text(specs.Version)}.");
    }

    public static void WriteFaults(Specs specs, TextWriter output)
    {
        var faults = FaultCatalogue.Load(specs);
        var width = faults.Select(fault => fault.Id.Length).DefaultIfEmpty().Max();
        foreach (var fault in faults)
        {
            var breaks = fault.IsVariant ? "legal" : $"breaks {string.Join(" or ", fault.Breaks)}";
            output.WriteLine($"{Shown.Text(fault.Id).PadRight(width)}  {Shown.Text(fault.Title)} ({breaks})");
        }

        output.WriteLine();
        output.WriteLine($"{faults.Count(fault => !fault.IsVariant)} faults and {faults.Count(fault => fault.IsVariant)} legal variants, specs {Shown.Text(specs.Version)}.");
    }
}
