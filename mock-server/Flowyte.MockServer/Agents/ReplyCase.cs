namespace Flowyte.MockServer.Agents;

/// <summary>What an agent says to a message of a certain kind.</summary>
/// <param name="Pattern">Which messages.</param>
/// <param name="Reply">What it says.</param>
/// <param name="Pace">How fast; null for the agent's own pace.</param>
internal sealed record ReplyCase(MessagePattern Pattern, ReplyTemplate Reply, Pace? Pace);
