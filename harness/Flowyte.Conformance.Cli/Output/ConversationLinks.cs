using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.Cli.Output;

/// <summary>Which conversations were written for which requirements. Checks find more evidence than this.</summary>
internal static class ConversationLinks
{
    public static IEnumerable<Requirement> RequirementsOf(Conversation conversation, Specs specs) =>
        specs.Requirements.Where(requirement => Shows(conversation, requirement));

    public static IEnumerable<Conversation> ConversationsFor(Requirement requirement, Specs specs) =>
        specs.Conversations.Where(conversation => Shows(conversation, requirement));

    private static bool Shows(Conversation conversation, Requirement requirement) =>
        requirement.InsteadOf.Append(requirement.Id).Any(id => conversation.Turns.Any(turn => turn.Expectations.Any(expectation => expectation.Requirement == id))
            || conversation.Proves.Any(pattern => NamePattern.Matches(pattern, id)));
}
