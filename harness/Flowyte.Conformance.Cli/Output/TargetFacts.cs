namespace Flowyte.Conformance.Cli.Output;

/// <summary>Names the options that give the facts of a target that conversations need.</summary>
internal static class TargetFacts
{
    public static string OptionsFor(IEnumerable<string> needs) => string.Join(", ", needs.Distinct(StringComparer.Ordinal).Select(OptionFor));

    private static string OptionFor(string need) => need switch
    {
        "unpublishedAgent" => "--unpublished-agent",
        "unscopedKey" => "--unscoped-key-env",
        "publishableKey" => "--publishable-key-env",
        _ => need,
    };
}
