namespace Flowyte.Conformance.Reporting.Html;

/// <summary>What somebody says in a conversation.</summary>
/// <param name="Role">Who, as the message names it.</param>
/// <param name="Text">What; empty for nothing.</param>
/// <param name="Note">What happens beside, such as a tool that is called; empty for nothing.</param>
internal sealed record DialogueTurn(string Role, string Text, string Note = "");
