namespace Flowyte.MockServer;

/// <summary>A message of a request.</summary>
/// <param name="Role">Who speaks: <c>system</c>, <c>user</c>, <c>assistant</c> or <c>tool</c>.</param>
/// <param name="Text">What was said, without keys; text parts are joined, other parts say nothing.</param>
public sealed record ReceivedMessage(string Role, string Text);
