using Flowyte.Conformance.Catalogue;

namespace Flowyte.Conformance.Running;

/// <summary>
/// Which requirements are judged and which conversations are sent, by profile, <c>--only</c> and <c>--skip</c>.
/// Each pattern may match ids, groups and conversations.
/// </summary>
internal sealed class Selection
{
    private readonly Specs _specs;
    private readonly RunSettings _settings;
    private readonly bool _onlyRequirements;
    private readonly bool _onlyConversations;

    public Selection(Specs specs, RunSettings settings)
    {
        _specs = specs;
        _settings = settings;
        _onlyRequirements = specs.Requirements.Any(requirement => Matches(settings.Only, requirement));
        _onlyConversations = specs.Conversations.Any(conversation => Matches(settings.Only, conversation));
    }

    /// <summary>Why a requirement is left out; null where it is judged.</summary>
    public string? ExclusionOf(Requirement requirement) => requirement switch
    {
        _ when _specs.Dialect.OmissionOf(requirement.Id) is { } omission => omission,
        _ when !_settings.Profiles.Contains(requirement.Profile) => $"profile {requirement.Profile} was not chosen (--profile {requirement.Profile})",
        _ when Matches(_settings.Skip, requirement) => "left out by --skip",
        _ when _onlyRequirements && !Matches(_settings.Only, requirement) => "not among --only",
        _ when _onlyConversations && !_onlyRequirements && !IsProven(requirement) => "not shown by the conversations of --only",
        _ => null,
    };

    /// <summary>Whether a conversation is sent.</summary>
    public bool Includes(Conversation conversation)
    {
        // In a dialect, all that a conversation expects may be left out.
        if (!_settings.Profiles.Contains(conversation.Profile) || Matches(_settings.Skip, conversation) || !conversation.Turns.Any(IsSent))
        {
            return false;
        }

        return (_settings.Only.Count, Matches(_settings.Only, conversation)) switch
        {
            (_, true) => true,
            (0, _) => _specs.Requirements.Any(requirement => ExclusionOf(requirement) is null && Proves(conversation, requirement)),
            _ => _onlyRequirements && _specs.Requirements.Any(requirement => ExclusionOf(requirement) is null && Proves(conversation, requirement)),
        };
    }

    /// <summary>Whether a turn is sent: its answer is looked at, or a later turn needs it.</summary>
    public static bool IsSent(Turn turn) => turn.Expectations.Count > 0 || turn.Captures.Count > 0;

    private bool IsProven(Requirement requirement) =>
        _specs.Conversations.Any(conversation => Matches(_settings.Only, conversation) && Proves(conversation, requirement));

    /// <summary>Whether the conversation is meant to be evidence for the requirement.</summary>
    public static bool Proves(Conversation conversation, Requirement requirement) =>
        conversation.Turns.Any(turn => turn.Expectations.Any(expectation => expectation.Requirement == requirement.Id))
        || conversation.Proves.Any(pattern => requirement.InsteadOf.Append(requirement.Id).Any(id => NamePattern.Matches(pattern, id)));

    private static bool Matches(IReadOnlyList<string> patterns, Requirement requirement) =>
        patterns.Any(pattern => NamePattern.Matches(pattern, requirement.Id) || NamePattern.Matches(pattern, requirement.Group));

    private static bool Matches(IReadOnlyList<string> patterns, Conversation conversation) =>
        patterns.Any(pattern => NamePattern.Matches(pattern, conversation.Name));
}
