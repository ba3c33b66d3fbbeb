using Flowyte.MockServer.Chat;

namespace Flowyte.MockServer.Cases;

/// <summary>No result of a tool follows the last message of the user.</summary>
internal sealed class NoToolResultCondition : CaseCondition
{
    public override Specificity Specificity => Specificity.OfOther;

    public override bool Holds(in Conversation conversation)
    {
        for (var index = conversation.LastUser + 1; index < conversation.Messages.Length; index++)
        {
            if (conversation.Messages[index].Role == ChatMessage.ToolRole)
            {
                return false;
            }
        }

        return true;
    }

    public override bool Implies(CaseCondition other) => other is NoToolResultCondition;

    public override bool Excludes(CaseCondition other) => other is ToolResultCondition;

    public override double Distance(in Conversation conversation) => Holds(conversation) ? 0 : PatternAdvice.DistanceOfMessage;

    public override string Advice(in Conversation conversation) =>
        "a result of a tool follows the last message of the user: take it away";

    public override string ToString() => "no result of a tool";
}
