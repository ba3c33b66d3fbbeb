using System.Text.RegularExpressions;
using Flowyte.Conformance;
using Flowyte.MockServer.Chat;

namespace Flowyte.MockServer.Cases;

/// <summary>
/// The expression matches in any message but the system's. What a named group takes from all places is a list: each different
/// text once, in the order in which they were said.
/// </summary>
internal sealed class AnywhereCondition(PromptRegex expression) : CaseCondition
{
    private const string Separator = ", ";
    private readonly RegexPattern _pattern = new(expression);

    public override IReadOnlyList<string> Captures => _pattern.Captures;

    public override Specificity Specificity => _pattern.Specificity;

    public override bool Holds(in Conversation conversation)
    {
        foreach (var message in conversation.Messages)
        {
            if (message.Role != ChatMessage.System && expression.IsMatch(message.Text))
            {
                return true;
            }
        }

        return false;
    }

    public override void Take(in Conversation conversation, Dictionary<string, string> captures)
    {
        Match[] matches = [.. conversation.Messages
            .Where(message => message.Role != ChatMessage.System)
            .SelectMany(message => expression.Matches(message.Text))];
        foreach (var name in Captures)
        {
            captures[name] = string.Join(Separator, matches.Select(match => match.Groups[name]).Where(group => group.Success).Select(group => group.Value).Distinct());
        }
    }

    public override bool Implies(CaseCondition other) => other is AnywhereCondition same && same._pattern.Implies(_pattern);

    public override double Distance(in Conversation conversation) => conversation.Messages
        .Where(message => message.Role != ChatMessage.System)
        .TakeLast(PatternAdvice.MostMessages)
        .Select(message => _pattern.Distance(message.Text))
        .DefaultIfEmpty(PatternAdvice.DistanceOfMessage)
        .Min();

    public override string Advice(in Conversation conversation) =>
        $"no message, the system's aside, {_pattern}: send one that does";

    public override string ToString() => $"anywhere /{expression}/";
}
