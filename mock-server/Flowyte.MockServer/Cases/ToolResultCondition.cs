using Flowyte.MockServer.Chat;

namespace Flowyte.MockServer.Cases;

/// <summary>A result of a tool follows the last message of the user. Of several that fit the latest gives the captures.</summary>
/// <param name="tool">The name of the function that was called; null for any.</param>
/// <param name="patterns">What the result is like; none for any.</param>
internal sealed class ToolResultCondition(string? tool, IReadOnlyList<TextPattern> patterns) : CaseCondition
{
    public override IReadOnlyList<string> Captures { get; } = [.. patterns.SelectMany(pattern => pattern.Captures)];

    public override Specificity Specificity => patterns.Aggregate(
        tool is null ? Specificity.OfOther : Specificity.OfOther + Specificity.OfOther,
        (sum, pattern) => sum + pattern.Specificity);

    public override bool Holds(in Conversation conversation) => Find(conversation) is not null;

    public override void Take(in Conversation conversation, Dictionary<string, string> captures)
    {
        if (Find(conversation) is { } result)
        {
            foreach (var pattern in patterns)
            {
                pattern.Take(result.Text, captures);
            }
        }
    }

    public override bool Implies(CaseCondition other) => other is ToolResultCondition weaker && weaker.IsMetBy(tool, patterns);

    public override double Distance(in Conversation conversation)
    {
        var results = Results(conversation);
        return results.Length == 0
            ? PatternAdvice.DistanceOfMessage
            : results.TakeLast(PatternAdvice.MostMessages).Min(result => patterns.Sum(pattern => pattern.Distance(result.Text)) + (tool is null || result.Tool == tool ? 0 : 1));
    }

    public override string Advice(in Conversation conversation) =>
        $"{(Results(conversation).Length == 0 ? "no" : "no such")} result of a tool follows the last message of the user: add {ToString()}";

    public override string ToString() =>
        $"a result of {(tool is null ? "a tool" : $"the tool {tool}")}{(patterns.Count == 0 ? "" : $" that {string.Join(" and ", patterns)}")}";

    private bool IsMetBy(string? otherTool, IReadOnlyList<TextPattern> stronger) =>
        (tool is null || tool == otherTool) && patterns.All(pattern => stronger.Any(other => other.Implies(pattern)));

    private ChatMessage? Find(in Conversation conversation)
    {
        for (var index = conversation.Messages.Length - 1; index > conversation.LastUser; index--)
        {
            var message = conversation.Messages[index];
            if (message.Role == ChatMessage.ToolRole && (tool is null || message.Tool == tool) && Fits(message))
            {
                return message;
            }
        }

        return null;
    }

    private bool Fits(ChatMessage message)
    {
        foreach (var pattern in patterns)
        {
            if (!pattern.Fits(message.Text))
            {
                return false;
            }
        }

        return true;
    }

    private static ChatMessage[] Results(in Conversation conversation) =>
        [.. conversation.Messages.Skip(conversation.LastUser + 1).Where(message => message.Role == ChatMessage.ToolRole)];
}
