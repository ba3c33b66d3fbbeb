using Flowyte.Conformance.Checks;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Comparing;

/// <summary>The structure of a stream: the order of its frames, how its lines are written, and the members of its chunks.</summary>
internal sealed class StreamStructure
{
    private const string Present = "present";

    public StreamStructure(WireResponse response)
    {
        var events = EventStream.Read(response.Body, response.Pieces, StreamedReply.Limits);
        var reply = new StreamedReply(events, endedByItself: true, choices: 1);
        var frames = reply.Data.Select(chunk => (Kind: FrameKinds.Of(chunk), chunk.Json)).ToList();
        Frames = FrameKinds.Sequence([.. frames.Select(frame => frame.Kind)]);
        Form = FormOf(events);
        Chunks = frames.Where(frame => frame.Json.Root is not null)
            .GroupBy(frame => frame.Kind, frame => frame.Json.Root!)
            .ToDictionary(group => group.Key, group => MemberTypes.Of(group));
        if (JsonForm.Of(frames.Where(frame => frame.Json.Root is not null).Select(frame => frame.Json)) is { Length: > 0 } odd)
        {
            Form["JSON of chunks"] = odd;
        }

        Text = reply.Text;
    }

    /// <summary>What the frames are, in their order.</summary>
    public IReadOnlyList<string> Frames { get; }

    /// <summary>How lines and events are written.</summary>
    public Dictionary<string, string> Form { get; }

    /// <summary>The members of the chunks, by the kind of chunk.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Chunks { get; }

    /// <summary>The text of all deltas.</summary>
    public string Text { get; }

    private static Dictionary<string, string> FormOf(EventStream events)
    {
        var facts = new Dictionary<string, string>();
        var data = events.Lines.Where(line => line.IsData).ToList();
        Set(facts, "line endings", events.Lines.Select(line => line.Ending).Where(ending => ending != LineEnding.None).Select(NameOf));
        Set(facts, "data field", data.Select(line => line.ValueOffset - line.Offset > "data:".Length ? "space behind the colon" : "no space behind the colon"));
        Set(facts, "lines of data in an event", events.Blocks.Where(block => block.HasData).Select(block => HasSeveralLines(block) ? "several" : "one"));
        Set(facts, "other fields", events.Lines.Where(line => line is { Name: not null, IsData: false }).Select(line => Facts.Bounded(line.Name!)));
        Set(facts, "comments", events.Lines.Where(line => line.Kind == EventStreamLineKind.Comment).Select(_ => Present));
        Set(facts, "byte order mark", events.HasByteOrderMark ? [Present] : []);
        facts["last line"] = events.EndsInsideLine ? "has no line ending" : events.Tail is not null ? "no blank line behind it" : "blank";
        return facts;
    }

    private static void Set(Dictionary<string, string> facts, string place, IEnumerable<string> values)
    {
        var all = string.Join(", ", values.Distinct().Order(StringComparer.Ordinal));
        if (all.Length > 0)
        {
            facts[place] = Facts.Bounded(all);
        }
    }

    private static bool HasSeveralLines(EventStreamBlock block)
    {
        var count = 0;
        foreach (var line in block.Lines)
        {
            count += line.IsData ? 1 : 0;
        }

        return count > 1;
    }

    private static string NameOf(LineEnding ending) => ending switch
    {
        LineEnding.Lf => "LF",
        LineEnding.CrLf => "CRLF",
        _ => "CR",
    };
}
