using System.CommandLine;
using Flowyte.Conformance.Cli.Hosting;
using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.Cli.Commands;

/// <summary><c>--annotations</c>: which pipeline is told what broke.</summary>
internal static class AnnotationsOption
{
    public static Option<string?> Create()
    {
        var option = new Option<string?>("--annotations")
        {
            HelpName = "NAME",
            Description = "Show what broke on the page of the pipeline: auto (where GitHub Actions or Azure Pipelines runs it, but not for a shard), none, github or azure.",
        };
        option.AcceptOnlyFromAmong("auto", "none", "github", "azure");
        return option;
    }

    /// <param name="choice">The value of the option; null for auto.</param>
    /// <param name="host">Tells what runs the process.</param>
    /// <param name="shard">What is run; the merge of the shards tells it all at once.</param>
    public static Pipeline Read(string? choice, CliHost host, Shard? shard = null) => choice switch
    {
        "none" => Pipeline.None,
        "github" => Pipeline.GitHub,
        "azure" => Pipeline.Azure,
        _ when shard is not null => Pipeline.None,
        _ when host.Environment("GITHUB_ACTIONS") == "true" => Pipeline.GitHub,
        _ when string.Equals(host.Environment("TF_BUILD"), "true", StringComparison.OrdinalIgnoreCase) => Pipeline.Azure,
        _ => Pipeline.None,
    };
}
