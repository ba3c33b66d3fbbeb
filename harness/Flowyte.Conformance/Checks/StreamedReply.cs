using System.Buffers;
using Flowyte.Conformance.Json;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Checks;

/// <summary>A reply that came as an event stream.</summary>
public sealed class StreamedReply
{
    /// <summary>How many events with data are judged. No conforming stream within the bounds of the wire has as many.</summary>
    public const int MaxEvents = 10_000;

    /// <summary>How much of a stream is tokenized: as many lines and blocks as that many events have, comments and other fields among them.</summary>
    internal static readonly EventStreamLimits Limits = new() { Lines = 4 * MaxEvents, Blocks = 2 * MaxEvents };

    private static readonly string[] Fields = ["data", "event", "id", "retry"];
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("-_ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");

    private readonly Lazy<string?> _unread;
    private readonly Lazy<string?> _gap;

    internal StreamedReply(EventStream events, bool endedByItself, int choices)
    {
        Events = events;
        EndedByItself = endedByItself;
        var data = events.Blocks.Where(block => block.HasData).SelectMany(block => Split(block, choices)).Take(MaxEvents + 1).ToList();
        HasMore = data.Count > MaxEvents;
        Data = HasMore ? data[..MaxEvents] : data;
        Done = Data.FirstOrDefault(chunk => chunk.IsDone);
        BeforeDone = Done is null ? Data : [.. Data.TakeWhile(chunk => !chunk.IsDone)];
        Chunks = [.. BeforeDone.Where(chunk => chunk is { IsError: false, IsForeign: false, Json.Root.Kind: JsonKind.Object })];
        Error = BeforeDone.FirstOrDefault(chunk => chunk.IsError);
        _unread = new(FindUnread);
        _gap = new(() => Unread ?? FindGap());
    }

    /// <summary>The lines and blocks.</summary>
    public EventStream Events { get; }

    /// <summary>Whether the body ended by its own framing, and not by a reset, the time-out or a bound.</summary>
    public bool EndedByItself { get; }

    /// <summary>The events that carry data, in order; the last one may lack its blank line.</summary>
    public IReadOnlyList<Chunk> Data { get; }

    /// <summary>Whether there are more events than <see cref="MaxEvents"/>, which are not judged.</summary>
    public bool HasMore { get; }

    /// <summary>The first event whose data is <c>[DONE]</c>, to the byte; null where there is none.</summary>
    public Chunk? Done { get; }

    /// <summary>The events with data before <see cref="Done"/>.</summary>
    public IReadOnlyList<Chunk> BeforeDone { get; }

    /// <summary>The chunks before <see cref="Done"/>: what is JSON, no error and no event of another name.</summary>
    public IReadOnlyList<Chunk> Chunks { get; }

    /// <summary>The first event that reports an error; null where there is none.</summary>
    public Chunk? Error { get; }

    /// <summary>Why an event that is missing proves nothing: it may stand in what could not be read. Null where all was read.</summary>
    public string? Unread => _unread.Value;

    /// <summary>Why a member that is missing in the chunks proves nothing, <see cref="Unread"/> among the reasons. Null where it does.</summary>
    public string? Gap => _gap.Value;

    /// <summary>Where lines and blocks no longer count: the end of <see cref="Done"/>, or of the body.</summary>
    public int End => Done is { Location: var done } ? done.Offset + done.Length : Events.Body.Length;

    /// <summary>The text of all deltas, joined.</summary>
    public string Text => string.Concat(Chunks.Select(chunk => chunk.Content));

    /// <summary>Whether the data of an event cannot be read as a JSON object.</summary>
    internal static bool IsUnreadable(Chunk chunk) =>
        chunk is { IsDone: false, IsMeantAsDone: false, Data.Length: > 0 } && chunk.Json.Root is not { Kind: JsonKind.Object };

    private string? FindUnread() => this switch
    {
        { Error: not null } => "the stream reports an error",
        { EndedByItself: false, Done: null } => "the stream was cut off (HTTP-1)",
        { HasMore: true } => "the stream has too many events to read",
        _ when Events.Limit is not EventStreamLimit.None => "the stream is too long to read",
        _ when Events.Lines.Any(line => line.Offset < End && IsDropped(line)) => "lines of the stream are dropped by every client (SSE-2)",
        _ when BeforeDone.Any(IsUnreadable) => "data of the stream is no JSON object (SSE-5)",
        _ => null,
    };

    private string? FindGap() => this switch
    {
        _ when !Chunks.All(chunk => chunk.HasStructure) => "chunks of the stream lack choices, a delta or content that is text (CHUNK-1, CHUNK-2, CHUNK-4)",
        _ when Chunks.Any(chunk => chunk.Choices.Count > 0) && Chunks.All(chunk => chunk.Delta is null) => "no choice of the stream has the index 0 (CHUNK-11)",
        _ => null,
    };

    /// <summary>Whether a line is one of the fields that streams have, whether it takes effect or not.</summary>
    internal static bool IsField(EventStreamLine line) => Fields.Contains(line.Name);

    /// <summary>
    /// Whether a line is text that every client drops: no comment, none of the fields that streams have, and no field
    /// of another name either, which HTML §9.2.6 lets a server send and clients ignore.
    /// </summary>
    internal static bool IsDropped(EventStreamLine line) =>
        line is { Kind: EventStreamLineKind.IgnoredField, Name: { } name }
        && !Fields.Contains(name)
        && (name.Length == line.Length || Fields.Contains(name, StringComparer.OrdinalIgnoreCase) || name.AsSpan().ContainsAnyExcept(NameCharacters));

    private static List<Chunk> Split(EventStreamBlock block, int choices)
    {
        var whole = new Chunk(block, choices);
        return SplitLines(whole) ?? [whole];
    }

    /// <summary>The lines of a chunk as events of their own, where that is what they are but for the blank lines between them; else null.</summary>
    private static List<Chunk>? SplitLines(Chunk whole)
    {
        var block = whole.Block;
        if (block.Lines.Count(line => line.IsData) < 2
            || !JsonText.Parse(block.DataBytes).Faults.Any(fault => fault.Kind is JsonFaultKind.TrailingBytes or JsonFaultKind.Syntax))
        {
            return null;
        }

        // The data of a block is the values of its data lines, in order, with one LF between two of them.
        var chunks = new List<Chunk>();
        var start = 0;
        foreach (var line in block.Lines.Where(line => line.IsData))
        {
            var chunk = new Chunk(whole, line, block.DataBytes.Slice(start, line.ValueLength));
            if (!chunk.IsMeantAsDone && chunk.Json.Root is not { Kind: JsonKind.Object })
            {
                return null;
            }

            chunks.Add(chunk);
            start += line.ValueLength + 1;
        }

        return chunks;
    }
}
