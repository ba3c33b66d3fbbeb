using System.Collections.Immutable;
using System.Text;
using Flowyte.Conformance.Cli.Configuration;
using Flowyte.Conformance.Cli.Output;
using Flowyte.Conformance.Comparing;
using Flowyte.Conformance.Json;
using Flowyte.Conformance.Running;
using Flowyte.MockServer;

namespace Flowyte.Conformance.Cli.Commands;

/// <summary>What <c>verify</c> plays: the scripted conversations of the suite, or the cases of a folder of agents.</summary>
internal sealed class VerifyScript
{
    private readonly Func<Target, Plan> _plan;

    private VerifyScript(Target live, Plan plan, Func<Target, Plan> mockPlan, IReadOnlyDictionary<string, string> notPlayed)
    {
        Live = live;
        Plan = plan;
        _plan = mockPlan;
        NotPlayed = notPlayed;
    }

    /// <summary>The live endpoint.</summary>
    public Target Live { get; }

    /// <summary>The agents that are asked there.</summary>
    public IReadOnlyList<string> Agents { get; private init; } = [];

    /// <summary>What the live endpoint is asked.</summary>
    public Plan Plan { get; }

    /// <summary>What is not played, each with the reason: cases that no request can be made of, conversations that need a fact of the target.</summary>
    public IReadOnlyDictionary<string, string> NotPlayed { get; }

    /// <summary>How the mock is started.</summary>
    public MockOptions MockOptions { get; private init; } = new();

    /// <summary>The requests of <see cref="Plan"/>, as the mock is asked them.</summary>
    public Plan MockPlan(Target mock) => _plan(mock);

    /// <summary>The mock with the facts alone that are known of the live endpoint, so that the same conversations are open to both.</summary>
    public Target AsFarAsLiveIs(Target mock) => mock with
    {
        UnpublishedAgent = Live.UnpublishedAgent is null ? null : mock.UnpublishedAgent,
        UnscopedKey = Live.UnscopedKey is null ? null : mock.UnscopedKey,
        PublishableKey = Live.PublishableKey is null ? null : mock.PublishableKey,
    };

    /// <summary>Makes the script.</summary>
    /// <param name="suite">The suite, whose conversations are played where there is no folder.</param>
    /// <param name="config">What the user said.</param>
    /// <param name="agents">The folder of agents; null for none.</param>
    /// <param name="environment">Gives the value of an environment variable.</param>
    /// <param name="needsKey">False where nothing will be sent.</param>
    /// <exception cref="UsageException">Nothing can be played so.</exception>
    public static VerifyScript Of(Suite suite, RunConfig config, string? agents, Func<string, string?> environment, bool needsKey) => agents is null
        ? OfSuite(suite, config.ToSettings(), TargetResolver.Resolve(config.Target, environment, needsKey)!)
        : OfAgents(config, agents, environment, needsKey);

    private static VerifyScript OfSuite(Suite suite, RunSettings settings, Target live)
    {
        var specs = SelectionRules.Check(suite, settings);
        var plan = Planned(live);
        SelectionRules.Check(plan, specs, settings);
        var locked = plan.Locked.ToDictionary(conversation => conversation.Name, conversation => $"needs {TargetFacts.OptionsFor(conversation.Needs)}");
        return new(live, plan, Planned, locked) { Agents = [live.Agent] };

        // What follows a failure tells its cause; here nothing fails.
        Plan Planned(Target target) => suite.Plan(target, settings) with { FollowUps = [] };
    }

    private static VerifyScript OfAgents(RunConfig config, string directory, Func<string, string?> environment, bool needsKey)
    {
        if (config is { Only: not null } or { Skip: not null })
        {
            throw new UsageException("--only and --skip choose conversations of the suite, and --agents plays the cases of a folder in their place. Give one of the two.");
        }

        var cases = Read(directory);
        var requests = cases.Where(one => one.Body is not null).Select(one => new ScriptedRequest(one.Place, one.Agent, JsonText.Parse(Encoding.UTF8.GetBytes(one.Body!)).Root!)).ToList();
        var names = requests.Select(request => request.Agent).Distinct().ToList();
        var given = config.Target.Agent;
        if (given is not null && names.Count > 1)
        {
            throw new UsageException($"The cases of {Shown.Text(directory)} belong to {names.Count} agents, and --agent (or {TargetSettings.AgentVariable}) names one. Leave it out where the live agents have the same ids, or give a folder with one agent.");
        }

        var notPlayed = cases.Where(one => one.WhyNot is not null).ToDictionary(one => one.Place, one => one.WhyNot!);
        if (requests.Count == 0)
        {
            throw new UsageException($"No case of {Shown.Text(directory)} can be played. {string.Join(' ', notPlayed.Take(1).Select(pair => $"{pair.Key}: {pair.Value}."))} Cases with exact or contains can.");
        }

        var live = TargetResolver.Resolve(config.Target with { Agent = given ?? names[0] }, environment, needsKey)!;
        return new(live, ScriptedPlan.Of(requests, live, given), mock => ScriptedPlan.Of(requests, mock), notPlayed)
        {
            Agents = given is null ? names : [given],
            MockOptions = new() { AgentsDirectory = directory, WatchAgents = false },
        };
    }

    private static ImmutableArray<CaseRequest> Read(string directory)
    {
        try
        {
            return CaseRequests.Of(directory);
        }
        catch (AgentsException exception)
        {
            throw new UsageException($"The agents are broken. {exception.Message}");
        }
    }
}
