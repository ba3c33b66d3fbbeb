using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Flowyte.MockServer.Cases;

namespace Flowyte.MockServer.Recording;

/// <summary>Writes what was recorded of an agent as its file.</summary>
internal static class AgentFile
{
    private const double LongestDelay = 60_000;
    private const string UsualReason = "stop";

    /// <summary>The file as YAML.</summary>
    /// <param name="id">The id of the agent.</param>
    /// <param name="upstream">Where it was recorded.</param>
    /// <param name="cases">What was recorded.</param>
    public static string Write(string id, Uri upstream, IReadOnlyList<RecordedCase> cases)
    {
        var common = cases.GroupBy(recorded => recorded.Conversation.Question).ToDictionary(
            group => group.Key,
            group => group.Select(recorded => recorded.Conversation.Others).Aggregate((left, right) => left.Intersect(right)));
        var yaml = new StringBuilder()
            .Append("# Recorded from ").Append(upstream.GetLeftPart(UriPartial.Path)).Append('\n')
            .Append("id: ").Append(YamlText.Of(id)).Append('\n')
            .Append("published: true\n")
            .Append("cases:\n");
        foreach (var (index, recorded) in cases.Index())
        {
            yaml.Append(index == 0 ? "" : "\n");
            Write(yaml, recorded, common[recorded.Conversation.Question]);
        }

        return yaml.ToString();
    }

    private static void Write(StringBuilder yaml, RecordedCase recorded, ImmutableHashSet<string> common)
    {
        var conversation = recorded.Conversation;
        yaml.Append("  - turn: ").Append(conversation.Turns.ToString(CultureInfo.InvariantCulture)).Append('\n');
        if (conversation.LastMessage.Length > 0)
        {
            yaml.Append("    exact: ").Append(YamlText.Of(conversation.LastMessage)).Append('\n');
        }

        WriteHistory(yaml, conversation, common);
        if (!recorded.Fails.IsEmpty)
        {
            yaml.Append("    fail: [").AppendJoin(", ", recorded.Fails).Append("]\n");
        }

        WriteReply(yaml, recorded.Reply);
    }

    // What all conversations with this question have in common tells none of them apart.
    private static void WriteHistory(StringBuilder yaml, RecordedConversation conversation, ImmutableHashSet<string> common)
    {
        var own = conversation.Said
            .Where(message => conversation.Others.Contains(RecordedConversation.Form(message)) && !common.Contains(RecordedConversation.Form(message)))
            .DistinctBy(RecordedConversation.Form);
        foreach (var (index, message) in own.Index())
        {
            yaml.Append(index == 0 ? "    message:\n" : "")
                .Append("      - role: ").Append(message.Role).Append('\n')
                .Append("        exact: ").Append(YamlText.Of(message.Text)).Append('\n');
        }
    }

    private static void WriteReply(StringBuilder yaml, RecordedReply reply)
    {
        if (reply.FinishReason is { } reason && reason != UsualReason)
        {
            yaml.Append("    # The live agent ended with the finish_reason ").Append(YamlText.Quoted(reason)).Append("; the mock says ").Append(UsualReason).Append(".\n");
        }

        if (!reply.IsStream)
        {
            yaml.Append("    pace: { firstToken: ").Append(Duration(Math.Round(reply.Times[0].TotalMilliseconds))).Append(" }\n")
                .Append("    reply: ").Append(Said(reply.Chunks[0])).Append('\n');
            return;
        }

        // The times and not the pauses are rounded: the mock keeps to milliseconds, and no error adds up.
        var times = reply.Times.Select(time => Math.Round(time.TotalMilliseconds)).ToArray();
        var delays = times.Select((time, index) => time - (index == 0 ? 0 : times[index - 1]));
        yaml.Append("    pace: { delays: [").AppendJoin(", ", delays.Select(Duration)).Append("] }\n")
            .Append("    reply:\n");
        foreach (var chunk in reply.Chunks)
        {
            yaml.Append("      - ").Append(Said(chunk)).Append('\n');
        }
    }

    private static string Said(string text) => YamlText.Quoted(ReplyTemplate.Escape(text));

    private static string Duration(double milliseconds) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Clamp(milliseconds, 0, LongestDelay):0}ms");
}
