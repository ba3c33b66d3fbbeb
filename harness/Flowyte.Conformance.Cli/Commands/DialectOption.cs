using System.CommandLine;
using Flowyte.Conformance.Catalogue;

namespace Flowyte.Conformance.Cli.Commands;

/// <summary>The option that says whose rules hold.</summary>
internal static class DialectOption
{
    public static Option<string?> Create(string description) =>
        new Option<string?>("--dialect") { HelpName = "NAME", Description = description }.CompletedBy(SpecNames.OfDialects);

    /// <summary>The specs in the dialect that was named; as they are where none was.</summary>
    /// <exception cref="UsageException">There is no such dialect.</exception>
    public static Specs InDialect(this Specs specs, string? dialect)
    {
        try
        {
            return dialect is null ? specs : specs.In(dialect);
        }
        catch (ArgumentException exception)
        {
            throw new UsageException(exception.Message.Split(" (Parameter", 2)[0]);
        }
    }
}
