using System.Text.Encodings.Web;
using System.Text.Json;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.SelfTesting;

namespace Flowyte.Conformance.Cli.Output;

/// <summary>Lists of what the specs hold, for programs.</summary>
internal static class CatalogueJson
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        // The output is no HTML; only what a terminal could take for a command stays escaped.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void WriteRequirements(Specs specs, TextWriter output) => Write(
        output,
        new
        {
            specs.Version,
            Dialect = specs.Dialect.Name,
            Requirements = specs.Requirements.Where(requirement => specs.Dialect.OmissionOf(requirement.Id) is null).Select(requirement => new
            {
                requirement.Id,
                requirement.Group,
                Level = Levels.Name(requirement.Level),
                requirement.Profile,
                requirement.Since,
                requirement.Statement,
                requirement.Check,
                requirement.Fix,
                requirement.Breaks,
                requirement.BrokenSdks,
                requirement.Basis,
            }),
        });

    public static void WriteConversations(Specs specs, TextWriter output) => Write(
        output,
        new
        {
            specs.Version,
            Conversations = specs.Conversations.Select(conversation => new
            {
                conversation.Name,
                conversation.Title,
                conversation.Profile,
                conversation.File,
                conversation.Needs,
                Turns = conversation.Turns.Count,
                Requirements = ConversationLinks.RequirementsOf(conversation, specs).Select(requirement => requirement.Id),
            }),
        });

    public static void WriteDialects(Specs specs, TextWriter output) => Write(
        output,
        new
        {
            specs.Version,
            Dialects = specs.Dialects.Select(dialect => new
            {
                dialect.Name,
                dialect.Title,
                dialect.Basis,
                dialect.LeftOut,
                Replaced = dialect.Replaced.Select(rule => new { rule.Requirements, By = rule.By.Id, rule.Statuses, rule.Reason }),
                Levels = dialect.Levels.Select(rule => new { rule.Requirements, Level = Levels.Name(rule.Level), rule.Reason }),
            }),
        });

    public static void WriteFaults(Specs specs, TextWriter output) => Write(
        output,
        new
        {
            specs.Version,
            Faults = FaultCatalogue.Load(specs).Select(fault => new { fault.Id, fault.Title, fault.IsVariant, fault.Breaks, fault.Notes }),
        });

    private static void Write<T>(TextWriter output, T value) => output.WriteLine(JsonSerializer.Serialize(value, Format));
}
