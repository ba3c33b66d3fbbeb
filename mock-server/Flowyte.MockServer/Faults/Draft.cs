using System.Text.Json.Nodes;
using Flowyte.MockServer.Answers;
using Flowyte.MockServer.Sessions;

namespace Flowyte.MockServer.Faults;

/// <summary>An answer that is open to changes, down to the bytes of its head and the framing of its body.</summary>
internal sealed class Draft
{
    /// <summary>Fields that the web server writes itself, so that a change of them goes around it.</summary>
    private static readonly string[] OfTheServer = ["Date", "Connection", "Content-Length", "Transfer-Encoding"];

    public required FaultRequest Request { get; init; }

    /// <summary>What else the mock could have answered.</summary>
    public required Alternatives Alternatives { get; init; }

    /// <summary>The fault that is shown; null where the name of none was understood.</summary>
    public string? Fault { get; set; }

    public int Status { get; set; }

    /// <summary>The reason phrase; null for the usual one.</summary>
    public string? Reason { get; set; }

    public List<HeaderField> Headers { get; } = [];

    /// <summary>The body; null where it is a stream.</summary>
    public DraftText? Body { get; set; }

    /// <summary>The events; null where the body is no stream.</summary>
    public List<DraftEvent>? Events { get; set; }

    /// <summary>The time that passes before the head is sent.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>The time that passes between the last byte of the body and the end of its framing.</summary>
    public TimeSpan DelayAtEnd { get; set; }

    public StreamStyle Style { get; } = new();

    public WireStyle Wire { get; } = new();

    /// <summary>Changes the bytes of the whole body.</summary>
    public List<Func<byte[], byte[]>> BodyEdits { get; } = [];

    /// <summary>Starts from an answer, and drops what was there.</summary>
    public void Take(Answer answer)
    {
        Status = answer.Status;
        Headers.Clear();
        Headers.AddRange(answer.Headers);
        (Body, Events) = answer.Body switch
        {
            JsonBody json => (new DraftText { Tree = json.Value.ToTree() }, (List<DraftEvent>?)null),
            StreamBody stream => (null, [.. stream.Events.Select(Event)]),
            _ => throw new NotSupportedException($"A body of the kind {answer.Body.GetType().Name} cannot be changed."),
        };
        Delay = (answer.Body as JsonBody)?.Delay ?? TimeSpan.Zero;
    }

    /// <summary>Sets a field, or takes it away.</summary>
    public void SetHeader(string name, string? value)
    {
        Headers.RemoveAll(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (value is not null)
        {
            AddHeader(name, value);
        }
        else if (OfTheServer.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            Wire.IsRaw = true;
            Wire.Withheld.Add(name);
        }
    }

    /// <summary>Adds a field beside others of its name.</summary>
    public void AddHeader(string name, string value)
    {
        Headers.Add(new(name, value));
        Wire.IsRaw |= OfTheServer.Contains(name, StringComparer.OrdinalIgnoreCase);
    }

    private static DraftEvent Event(StreamEvent source)
    {
        if (source.Data is not { } data)
        {
            return new(DraftEventKind.Done, new DraftText { Literal = "[DONE]"u8.ToArray() }) { Delay = source.Delay };
        }

        var tree = data.ToTree();
        return source is NamedEvent { Name: var name }
            ? new(KindOf(name), new DraftText { Tree = tree }) { Delay = source.Delay, Name = name }
            : new(KindOf(tree), new DraftText { Tree = tree }) { Delay = source.Delay };
    }

    private static DraftEventKind KindOf(string name) => name switch
    {
        SessionEvents.Delta => DraftEventKind.Text,
        SessionEvents.ToolCall => DraftEventKind.ToolCall,
        SessionEvents.Retrieval => DraftEventKind.Retrieval,
        SessionEvents.QuickReplies => DraftEventKind.QuickReplies,
        SessionEvents.Done => DraftEventKind.Done,
        _ => DraftEventKind.Error,
    };

    private static DraftEventKind KindOf(JsonNode tree) => tree["choices"] switch
    {
        JsonArray { Count: 0 } => DraftEventKind.Usage,
        JsonArray choices when choices[0]!["finish_reason"] is not null => DraftEventKind.Finish,
        JsonArray choices when choices[0]!["delta"]!["role"] is not null => DraftEventKind.Role,
        _ => DraftEventKind.Text,
    };
}
