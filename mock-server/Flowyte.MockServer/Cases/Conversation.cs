using System.Collections.Immutable;
using Flowyte.MockServer.Chat;

namespace Flowyte.MockServer.Cases;

/// <summary>A request as the conditions of cases look at it.</summary>
internal readonly struct Conversation
{
    public Conversation(ImmutableArray<ChatMessage> messages, string? user)
    {
        Messages = messages;
        User = user;
        LastUser = -1;
        for (var index = 0; index < messages.Length; index++)
        {
            if (messages[index].Role == ChatMessage.User)
            {
                LastUser = index;
                Turns++;
            }
        }
    }

    /// <summary>All messages, those of the system among them.</summary>
    public ImmutableArray<ChatMessage> Messages { get; }

    /// <summary>The request's member <c>user</c>; null where it has none.</summary>
    public string? User { get; }

    /// <summary>The index of the last message of the user; -1 where there is none.</summary>
    public int LastUser { get; }

    /// <summary>How many messages the user has sent.</summary>
    public int Turns { get; }

    /// <summary>The text of the last message of the user; empty where there is none.</summary>
    public string LastUserText => LastUser < 0 ? "" : Messages[LastUser].Text;

    /// <summary>The text of a message of the user, counted from 1; null where there are fewer.</summary>
    public string? UserText(int turn)
    {
        foreach (var message in Messages)
        {
            if (message.Role == ChatMessage.User && --turn == 0)
            {
                return message.Text;
            }
        }

        return null;
    }
}
