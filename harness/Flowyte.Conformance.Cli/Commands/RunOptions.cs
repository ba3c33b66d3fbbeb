using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.Cli.Commands;

/// <summary>The options of <c>run</c>.</summary>
internal sealed class RunOptions
{
    public Option<string?> BaseUrl { get; } = new("--base-url")
    {
        HelpName = "URL",
        Description = $"Base URL of the target, to which /chat/completions is appended (also {TargetSettings.BaseUrlVariable}). Without it the embedded mock is tested.",
    };

    public Option<string?> Agent { get; } = new("--agent")
    {
        HelpName = "ID",
        Description = $"Id of a published agent of the target (also {TargetSettings.AgentVariable}).",
    };

    public Option<string?> KeyVariable { get; } = new("--api-key-env")
    {
        HelpName = "NAME",
        Description = $"Environment variable that holds the target's secret key with scope chat:write; {TargetSettings.DefaultKeyVariable} by default.",
    };

    public Option<string?> UnpublishedAgent { get; } = new("--unpublished-agent")
    {
        HelpName = "ID",
        Description = $"Id of an agent that was never published; unlocks requirements (also {TargetSettings.UnpublishedAgentVariable}).",
    };

    public Option<string?> UnscopedKeyVariable { get; } = new("--unscoped-key-env")
    {
        HelpName = "NAME",
        Description = $"Environment variable that holds a secret key without chat:write; unlocks requirements ({TargetSettings.DefaultUnscopedKeyVariable} by default, where set).",
    };

    public Option<string?> PublishableKeyVariable { get; } = new("--publishable-key-env")
    {
        HelpName = "NAME",
        Description = $"Environment variable that holds a publishable key; unlocks requirements ({TargetSettings.DefaultPublishableKeyVariable} by default, where set).",
    };

    public Option<string?> Config { get; } = new("--config")
    {
        HelpName = "FILE",
        Description = "YAML file with these settings; options and environment win over it. Described by specs/schemas/config.schema.json.",
    };

    public Option<string?> Dialect { get; } = DialectOption.Create("Whose rules judge: flowyte by default, openai for any OpenAI-compatible server, or one of your own specs; see list dialects.");

    public Option<string[]> Profile { get; } = ListOption.Create("--profile", "NAME", "Profiles to test: chat, sessions, widget. By default chat alone for a target, as the others create things there, and all for the embedded mock.").CompletedBy(() => RunSettings.MockProfiles);

    public Option<string[]> Only { get; } = ListOption.Create("--only", "PATTERN", "Test only these requirements, groups or conversations; * and ? are wildcards.").CompletedBy(SpecNames.OfSuite);

    public Option<string[]> Skip { get; } = ListOption.Create("--skip", "PATTERN", "Leave out these requirements, groups or conversations; * and ? are wildcards.").CompletedBy(SpecNames.OfSuite);

    public Option<string?> Specs { get; } = SpecsOption.Create();

    public Option<string?> Out { get; } = OutputOptions.Out();

    public Option<string[]> Format { get; } = OutputOptions.Format();

    public Option<string?> Baseline { get; } = OutputOptions.Baseline();

    public Option<string?> History { get; } = OutputOptions.History();

    public Option<string[]> Badge { get; } = OutputOptions.Badge();

    public Option<string?> Annotations { get; } = AnnotationsOption.Create();

    public Option<int?> Concurrency { get; } = new("--concurrency")
    {
        HelpName = "N",
        Description = "Conversations that run at once, 1 to 64; 8 by default.",
        CustomParser = argument => Count(argument, "--concurrency", 64),
    };

    public Option<TimeSpan?> Timeout { get; } = new("--timeout")
    {
        HelpName = "DURATION",
        Description = "Longest time for one exchange; 30s by default.",
        CustomParser = Durations.Parse,
    };

    public Option<TimeSpan?> Budget { get; } = new("--budget")
    {
        HelpName = "DURATION",
        Description = "Longest time for the whole run; what is not sent by then is untested. 5m by default.",
        CustomParser = Durations.Parse,
    };

    public Option<int?> Seed { get; } = new("--seed")
    {
        HelpName = "N",
        Description = "Seed of what the run makes up, such as unknown agent ids; 1 by default.",
    };

    public Option<int?> Generate { get; } = new("--generate")
    {
        HelpName = "N",
        Description = "Also send N random valid histories, 1 to 1000, made from the seed; each that fails is shrunk with a few more requests and written below DIR/generated.",
    };

    public Option<int?> Repeat { get; } = new("--repeat")
    {
        HelpName = "N",
        Description = "Send the whole plan so often, 1 to 100; a requirement that differs between the rounds is unstable and failed. 1 by default.",
        CustomParser = argument => Count(argument, "--repeat", 100),
    };

    public Option<Shard?> Shard { get; } = new("--shard")
    {
        HelpName = "I/N",
        Description = "Send one of N parts of the plan, which together cover it once; flowyte-conformance merge judges them together.",
        CustomParser = ParseShard,
    };

    public Option<string?> Record { get; } = new("--record")
    {
        HelpName = "DIR",
        Description = "Folder to keep every exchange in, without keys; flowyte-conformance judge DIR judges them again.",
    };

    public Option<string?> Timings { get; } = new("--timings")
    {
        HelpName = "FILE",
        Description = "JSON file that says where the time of the run went, phase by phase, and how much memory the process took.",
    };

    public Option<bool?> Strict { get; } = new("--strict") { Description = "Count a SHOULD as a MUST.", Arity = ArgumentArity.Zero };

    public Option<bool?> RequireComplete { get; } = new("--require-complete")
    {
        Description = "Exit with 3 where a requirement stayed untested.",
        Arity = ArgumentArity.Zero,
    };

    public Option<bool> DryRun { get; } = new("--dry-run")
    {
        Description = "Print the plan and send nothing: how many requests, and how many of them an agent answers.",
    };

    /// <summary>Refused, with the reason: a process's arguments can be read by every user of the machine.</summary>
    private Option<string?> KeyOnCommandLine { get; } = new("--api-key", "--key") { Hidden = true, Arity = ArgumentArity.ZeroOrOne };

    public void AddTo(Command command) => AddTo(
        command,
        BaseUrl, Agent, KeyVariable, UnpublishedAgent, UnscopedKeyVariable, PublishableKeyVariable, Config, Dialect, Profile, Only, Skip, Specs,
        Out, Format, Baseline, History, Badge, Annotations, Concurrency, Timeout, Budget, Seed, Generate, Repeat, Shard, Record, Timings, Strict, RequireComplete, DryRun);

    /// <summary>Adds some of the options, for a command that sends as <c>run</c> does.</summary>
    public void AddTo(Command command, params IEnumerable<Option> options)
    {
        KeyOnCommandLine.Validators.Add(result => result.AddError(
            $"Keys do not go on the command line, where other users and logs see them. Set {TargetSettings.DefaultKeyVariable}, or name another variable with --api-key-env."));
        foreach (var option in options.Append(KeyOnCommandLine))
        {
            command.Add(option);
        }
    }

    private static Shard? ParseShard(ArgumentResult argument)
    {
        if (argument.Tokens.Count == 1 && Running.Shard.TryParse(argument.Tokens[0].Value, out var shard))
        {
            return shard;
        }

        argument.AddError($"--shard takes the number of a shard and how many there are, up to {Running.Shard.Most}: 1/3, 2/3 or 3/3.");
        return null;
    }

    private static int? Count(ArgumentResult argument, string option, int most)
    {
        if (argument.Tokens.Count == 1
            && int.TryParse(argument.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= 1 && value <= most)
        {
            return value;
        }

        argument.AddError($"{option} takes a number from 1 to {most}.");
        return null;
    }
}
