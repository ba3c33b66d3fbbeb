using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Cli.Output;
using Flowyte.Conformance.Names;
using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.Cli.Commands;

/// <summary>Refuses a selection in which something is misspelt: it would test less than was meant, and be green.</summary>
internal static class SelectionRules
{
    /// <returns>The specs that the run is planned by.</returns>
    /// <exception cref="UsageException">There is no such dialect, or a profile or a pattern matches nothing.</exception>
    public static Specs Check(Suite suite, RunSettings settings)
    {
        _ = suite.Specs.InDialect(settings.Dialect);
        var specs = suite.SpecsFor(settings);
        var profiles = specs.Requirements.Select(requirement => requirement.Profile)
            .Concat(specs.Conversations.Select(conversation => conversation.Profile))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        foreach (var profile in settings.Profiles.Except(profiles, StringComparer.Ordinal))
        {
            throw new UsageException($"There is no profile '{profile}'. Known: {string.Join(", ", profiles)}.");
        }

        var names = specs.Requirements.Select(requirement => requirement.Id)
            .Concat(specs.Groups.Select(group => group.Name))
            .Concat(specs.Conversations.Select(conversation => conversation.Name))
            .ToList();
        Check("--only", settings.Only, names);
        Check("--skip", settings.Skip, names);
        return specs;
    }

    /// <exception cref="UsageException">Nothing would be sent.</exception>
    public static void Check(Plan plan, Specs specs, RunSettings settings)
    {
        // A shard may have nothing to send, where there are more shards than conversations.
        if (plan.Requests == 0 && plan.Elsewhere.Count == 0)
        {
            var others = specs.Requirements
                .Where(requirement => !settings.Profiles.Contains(requirement.Profile))
                .Where(requirement => settings.Only.Any(pattern => NamePattern.Matches(pattern, requirement.Id) || NamePattern.Matches(pattern, requirement.Group)))
                .Select(requirement => requirement.Profile).Distinct().ToList();
            if (others.Count > 0)
            {
                throw new UsageException($"What --only names belongs to a profile that was not chosen. Give --profile {string.Join(',', others)}.");
            }

            if (specs.Requirements.FirstOrDefault(requirement => settings.Only.Contains(requirement.Id, StringComparer.OrdinalIgnoreCase) && specs.Dialect.OmissionOf(requirement.Id) is not null) is { } omitted)
            {
                throw new UsageException($"Nothing can be sent for this selection. {omitted.Id} is left out: {specs.Dialect.OmissionOf(omitted.Id)}");
            }

            var needs = plan.Locked.SelectMany(conversation => conversation.Needs).ToList();
            throw new UsageException(needs.Count > 0
                ? $"Nothing can be sent for this selection without {TargetFacts.OptionsFor(needs)}. Give it, or loosen the selection."
                : "Nothing is left to send for this selection. Loosen --only or --skip.");
        }
    }

    private static void Check(string option, IReadOnlyList<string> patterns, List<string> names)
    {
        foreach (var pattern in patterns.Where(pattern => !names.Exists(name => NamePattern.Matches(pattern, name))))
        {
            var near = NearNames.Of(pattern, names);
            throw new UsageException(
                $"{option} '{pattern}' matches no requirement, group or conversation. "
                + (near.Count > 0 ? $"Did you mean {string.Join(" or ", near)}?" : "See flowyte-conformance list requirements and list conversations."));
        }
    }
}
