using Flowyte.MockServer.Chat;

namespace Flowyte.MockServer.Cases;

/// <summary>Some message, of a role where one is named, fits all patterns. Of several the latest gives the captures.</summary>
/// <param name="role">Who speaks; null for anybody.</param>
/// <param name="patterns">What the message is like; none for any message.</param>
internal sealed class MessageCondition(string? role, IReadOnlyList<TextPattern> patterns) : CaseCondition
{
    public string? Role => role;

    public IReadOnlyList<TextPattern> Patterns => patterns;

    public override IReadOnlyList<string> Captures { get; } = [.. patterns.SelectMany(pattern => pattern.Captures)];

    public override Specificity Specificity =>
        patterns.Aggregate(role is null ? Specificity.OfNothing : Specificity.OfOther, (sum, pattern) => sum + pattern.Specificity);

    public override bool Holds(in Conversation conversation) => Find(conversation) is not null;

    public override void Take(in Conversation conversation, Dictionary<string, string> captures)
    {
        if (Find(conversation) is { } message)
        {
            foreach (var pattern in patterns)
            {
                pattern.Take(message.Text, captures);
            }
        }
    }

    public override bool Implies(CaseCondition other) => other is MessageCondition message && message.IsMetBy(role, patterns);

    public override double Distance(in Conversation conversation) => conversation.Messages
        .Where(message => role is null || message.Role == role)
        .TakeLast(PatternAdvice.MostMessages)
        .Select(message => patterns.Sum(pattern => pattern.Distance(message.Text)))
        .DefaultIfEmpty(PatternAdvice.DistanceOfMessage)
        .Min();

    public override string Advice(in Conversation conversation)
    {
        var whose = role is null ? "a message" : $"a message of the role {role}";
        return conversation.Messages.Any(message => role is null || message.Role == role)
            ? $"no message{(role is null ? "" : $" of the role {role}")} {Wanted}: send one that does"
            : $"there is no message of the role {role}: add {whose}{(patterns.Count == 0 ? "" : $" that {Wanted}")}";
    }

    public override string ToString() =>
        $"{(role is null ? "any message" : $"a message of {role}")}{(patterns.Count == 0 ? "" : $" {Wanted}")}";

    /// <summary>Whether a message of the user that fits a pattern is always enough.</summary>
    public bool IsMetByUser(TextPattern pattern) => IsMetBy(ChatMessage.User, [pattern]);

    private string Wanted => string.Join(" and ", patterns);

    private bool IsMetBy(string? otherRole, IReadOnlyList<TextPattern> stronger) =>
        (role is null || role == otherRole) && patterns.All(pattern => stronger.Any(other => other.Implies(pattern)));

    private ChatMessage? Find(in Conversation conversation)
    {
        for (var index = conversation.Messages.Length - 1; index >= 0; index--)
        {
            var message = conversation.Messages[index];
            if ((role is null || message.Role == role) && Fits(message))
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
}
