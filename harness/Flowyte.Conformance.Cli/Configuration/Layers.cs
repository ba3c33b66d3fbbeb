using System.CommandLine;
using Flowyte.Conformance.Cli.Commands;
using Flowyte.Conformance.Cli.Hosting;
using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.Cli.Configuration;

/// <summary>Lays the command line over the environment over the configuration file.</summary>
internal static class Layers
{
    public static RunConfig Merge(RunOptions options, ParseResult parse, CliHost host)
    {
        var file = parse.GetValue(options.Config) is { } path ? ConfigFile.Read(path, host.Environment) : new RunConfig();
        return FromOptions(options, parse)
            .Or(new RunConfig { Target = TargetSettings.FromEnvironment(host.Environment) })
            .Or(file);
    }

    private static RunConfig FromOptions(RunOptions options, ParseResult parse) => new()
    {
        Target = new TargetSettings
        {
            BaseUrl = parse.GetValue(options.BaseUrl),
            Agent = parse.GetValue(options.Agent),
            UnpublishedAgent = parse.GetValue(options.UnpublishedAgent),
            KeyVariable = parse.GetValue(options.KeyVariable),
            UnscopedKeyVariable = parse.GetValue(options.UnscopedKeyVariable),
            PublishableKeyVariable = parse.GetValue(options.PublishableKeyVariable),
        },
        Dialect = parse.GetValue(options.Dialect),
        Profiles = ListOf(parse, options.Profile),
        Only = ListOf(parse, options.Only),
        Skip = ListOf(parse, options.Skip),
        Specs = parse.GetValue(options.Specs),
        Out = parse.GetValue(options.Out),
        Formats = ListOf(parse, options.Format),
        Baseline = parse.GetValue(options.Baseline),
        Concurrency = parse.GetValue(options.Concurrency),
        Timeout = parse.GetValue(options.Timeout),
        Budget = parse.GetValue(options.Budget),
        Seed = parse.GetValue(options.Seed),
        Generate = parse.GetValue(options.Generate),
        Repeat = parse.GetValue(options.Repeat),
        Shard = parse.GetValue(options.Shard),
        Strict = parse.GetValue(options.Strict),
        RequireComplete = parse.GetValue(options.RequireComplete),
    };

    /// <summary>The names that an option gives; null where it is not given.</summary>
    /// <exception cref="UsageException">It is given without a name, which is a slip and no wish for all.</exception>
    public static string[]? ListOf(ParseResult parse, Option<string[]> option) => parse.GetResult(option) switch
    {
        null => null,
        var result when result.GetValue(option) is { Length: > 0 } values => values,
        _ => throw new UsageException($"{option.Name} is empty. Give it a name, or leave it out."),
    };
}
