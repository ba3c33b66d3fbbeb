using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.Cli.Configuration;

/// <summary>What one layer, the command line or a configuration file, says of a run. Null means that it says nothing.</summary>
internal sealed record RunConfig
{
    /// <summary>The target.</summary>
    public TargetSettings Target { get; init; } = new();

    public string? Dialect { get; init; }

    public IReadOnlyList<string>? Profiles { get; init; }

    public IReadOnlyList<string>? Only { get; init; }

    public IReadOnlyList<string>? Skip { get; init; }

    public string? Specs { get; init; }

    public string? Out { get; init; }

    public IReadOnlyList<string>? Formats { get; init; }

    public string? Baseline { get; init; }

    public int? Concurrency { get; init; }

    public TimeSpan? Timeout { get; init; }

    public TimeSpan? Budget { get; init; }

    public int? Seed { get; init; }

    public int? Generate { get; init; }

    public int? Repeat { get; init; }

    /// <summary>Which part of the plan is sent. No file says it: each machine of a run has the same file.</summary>
    public Shard? Shard { get; init; }

    public bool? Strict { get; init; }

    public bool? RequireComplete { get; init; }

    /// <summary>This layer, and the other where this one says nothing. The target is laid over by <see cref="TargetSettings.Or"/>, with the environment in between.</summary>
    public RunConfig Or(RunConfig other) => new()
    {
        Target = Target.Or(other.Target),
        Dialect = Dialect ?? other.Dialect,
        Profiles = Profiles ?? other.Profiles,
        Only = Only ?? other.Only,
        Skip = Skip ?? other.Skip,
        Specs = Specs ?? other.Specs,
        Out = Out ?? other.Out,
        Formats = Formats ?? other.Formats,
        Baseline = Baseline ?? other.Baseline,
        Concurrency = Concurrency ?? other.Concurrency,
        Timeout = Timeout ?? other.Timeout,
        Budget = Budget ?? other.Budget,
        Seed = Seed ?? other.Seed,
        Generate = Generate ?? other.Generate,
        Repeat = Repeat ?? other.Repeat,
        Shard = Shard ?? other.Shard,
        Strict = Strict ?? other.Strict,
        RequireComplete = RequireComplete ?? other.RequireComplete,
    };

    /// <summary>The settings of the run, with the defaults for what no layer says. What creates things is tested on the embedded mock alone, unless it is named.</summary>
    public RunSettings ToSettings()
    {
        var defaults = new RunSettings();
        return defaults with
        {
            Dialect = Dialect ?? defaults.Dialect,
            Profiles = Profiles ?? (Target.BaseUrl is null ? RunSettings.MockProfiles : RunSettings.LiveProfiles),
            Only = Only ?? defaults.Only,
            Skip = Skip ?? defaults.Skip,
            Concurrency = Concurrency ?? defaults.Concurrency,
            Timeout = Timeout ?? defaults.Timeout,
            Budget = Budget ?? defaults.Budget,
            Seed = Seed ?? defaults.Seed,
            Generate = Generate ?? defaults.Generate,
            Repeat = Repeat ?? defaults.Repeat,
            Shard = Shard,
            Strict = Strict ?? defaults.Strict,
            RequireComplete = RequireComplete ?? defaults.RequireComplete,
        };
    }
}
