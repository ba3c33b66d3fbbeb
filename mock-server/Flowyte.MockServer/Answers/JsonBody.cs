namespace Flowyte.MockServer.Answers;

/// <summary>One JSON value.</summary>
/// <param name="Value">The value.</param>
/// <param name="Delay">The time that passes before the answer begins.</param>
internal sealed record JsonBody(JsonPayload Value, TimeSpan Delay) : AnswerBody;
