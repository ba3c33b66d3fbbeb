namespace Flowyte.Conformance.Reporting.Html;

/// <summary>Lets readers choose a conversation in a filter.</summary>
internal static class ConversationChoiceHtml
{
    public static void Write(HtmlWriter html, PageConversations conversations)
    {
        if (conversations.Names.Count < 2)
        {
            return;
        }

        html.Write($"""<label>Conversation <select name="conversation"><option value="">all</option>""");
        foreach (var name in conversations.Names)
        {
            html.Write($"<option>{name}</option>");
        }

        html.Write($"</select></label> ");
    }
}
