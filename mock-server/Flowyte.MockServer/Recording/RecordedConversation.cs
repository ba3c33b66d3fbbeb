using System.Collections.Immutable;
using Flowyte.MockServer.Cases;
using Flowyte.MockServer.Chat;

namespace Flowyte.MockServer.Recording;

/// <summary>
/// A conversation as cases tell it from others: by its last message of the user, the number of these, and what else is said in it.
/// Upper and lower case and white space around a message are the same to cases, and so they are here.
/// </summary>
internal sealed class RecordedConversation
{
    /// <param name="messages">The messages of the request.</param>
    public RecordedConversation(ImmutableArray<ChatMessage> messages)
    {
        var conversation = new Conversation(messages, user: null);
        Turns = conversation.Turns;
        LastMessage = conversation.LastUserText.Trim();
        Said = [.. messages.Select(message => message with { Text = message.Text.Trim() }).Where(message => message.Text.Length > 0)];
        Sequence = string.Join('\0', Said.Select(Form));
        Question = $"{Turns}\0{Fold(LastMessage)}";
        var last = Form(new ChatMessage(ChatMessage.User, LastMessage));
        Others = Said.Select(Form).Where(form => form != last).ToImmutableHashSet(StringComparer.Ordinal);
    }

    /// <summary>How many messages the user has sent.</summary>
    public int Turns { get; }

    /// <summary>The last of them; empty where there is none, or it holds no text.</summary>
    public string LastMessage { get; }

    /// <summary>The messages that hold a text.</summary>
    public ImmutableArray<ChatMessage> Said { get; }

    /// <summary>What all conversations have in common that only their history tells apart.</summary>
    public string Question { get; }

    /// <summary>The messages in their order, as cases compare them.</summary>
    public string Sequence { get; }

    /// <summary>Which messages there are beside the last of the user, in no order: a case asks no more.</summary>
    public ImmutableHashSet<string> Others { get; }

    /// <summary>A message as cases compare it.</summary>
    public static string Form(ChatMessage message) => $"{message.Role}\u0001{Fold(message.Text)}";

    private static string Fold(string text) => text.ToUpperInvariant();
}
