namespace Flowyte.MockServer.Chat;

/// <summary>A message of a conversation.</summary>
/// <param name="Role">Who speaks: system, user, assistant or tool.</param>
/// <param name="Text">What was said; text parts are joined, other parts say nothing.</param>
internal sealed record ChatMessage(string Role, string Text);
