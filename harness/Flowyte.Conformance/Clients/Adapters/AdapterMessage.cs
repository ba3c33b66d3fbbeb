namespace Flowyte.Conformance.Clients.Adapters;

/// <summary>A message of a conversation.</summary>
/// <param name="Role"><c>system</c>, <c>user</c> or <c>assistant</c>.</param>
/// <param name="Content">What is said.</param>
public sealed record AdapterMessage(string Role, string Content);
