using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.Dialects;

/// <summary>Whose rules judge: the requirements of the specs, but for what a file of <c>specs/dialects</c> leaves out, replaces or holds to be more or less binding.</summary>
public sealed record Dialect
{
    /// <summary>The rules of the specs as they stand, in which a run is judged where it names no other.</summary>
    public static Dialect Flowyte { get; } = new()
    {
        Name = "flowyte",
        Title = "Flowyte's rules",
        Basis = [new Basis("Flowyte guide", "https://docs.flowyte.com/guides/openai-compatible-chat", "Flowyte exposes an OpenAI-compatible chat completions endpoint.")],
    };

    /// <summary>The name that <c>--dialect</c> takes, such as <c>openai</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Whose rules they are, for people, such as <c>OpenAI's own rules</c>.</summary>
    public required string Title { get; init; }

    /// <summary>What it rests on; at least one.</summary>
    public required IReadOnlyList<Basis> Basis { get; init; }

    /// <summary>The requirements that are no rules of this dialect, in the order of the file.</summary>
    public IReadOnlyList<LeftOutRule> LeftOut { get; init; } = [];

    /// <summary>The requirements of its own, each in place of others.</summary>
    public IReadOnlyList<ReplacedRule> Replaced { get; init; } = [];

    /// <summary>The requirements that are more or less binding.</summary>
    public IReadOnlyList<ChangedLevel> Levels { get; init; } = [];

    /// <summary>Whether these are the rules of the specs as they stand.</summary>
    public bool IsDefault => Name == Flowyte.Name;

    /// <summary>Why a requirement of the specs does not hold here, for people; null where it does.</summary>
    /// <param name="requirement">The id.</param>
    public string? OmissionOf(string requirement) =>
        LeftOut.FirstOrDefault(rule => rule.Requirements.Contains(requirement)) is { } left ? $"no rule of the dialect {Name}: {left.Reason}"
        : Replaced.FirstOrDefault(rule => rule.Requirements.Contains(requirement)) is { } replaced ? $"{replaced.By.Id} stands for it in the dialect {Name}: {replaced.Reason}"
        : null;

    /// <summary>The requirements that a pattern names.</summary>
    internal static IReadOnlyList<string> Named(IEnumerable<string> patterns, IEnumerable<Requirement> requirements) =>
        [.. requirements.Select(requirement => requirement.Id).Where(id => patterns.Any(pattern => NamePattern.Matches(pattern, id)))];
}
