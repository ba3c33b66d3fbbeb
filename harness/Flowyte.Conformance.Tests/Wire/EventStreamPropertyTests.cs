using System.Net.ServerSentEvents;
using System.Text;
using CsCheck;
using Flowyte.Conformance.Wire;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Wire;

/// <summary>Random streams in random splits, held against .NET's parser and against the standard spelled out naively.</summary>
internal sealed class EventStreamPropertyTests
{
    private static readonly Gen<string> Ending = Gen.OneOf("\n", "\r\n", "\r");

    private static readonly Gen<string> Value = Gen.OneOf(
        Gen.OneOf("", " ", "  ", "[DONE]", " [DONE]", ":", " a:b", "\uFEFF", "é€🚀", "\0", " {\"choices\":[]}"),
        Gen.String[Gen.Char.Where(c => c is not ('\r' or '\n') && !char.IsSurrogate(c)), 0, 12]);

    private static readonly Gen<string> Field = Gen.Select(
        Gen.OneOf("data", "data", "data", "event", "id", "retry", "", "color", "Data"), Gen.OneOf(":", ":", ""), Value,
        (name, colon, value) => colon.Length == 0 && name.Length > 0 ? name : $"{name}:{value}");

    // SseParser does not clear the type of a block without data: it leaks into the next event, against step 2 of the standard's
    // dispatch. So no block here has a type without data; the naive reference below covers what this leaves out.
    private static readonly Gen<string[]> Block = Field.Array[0, 6].Select(
        lines => lines.Any(IsData) ? lines : [.. lines.Where(line => !line.StartsWith("event", StringComparison.Ordinal))]);

    private static readonly Gen<byte[]> Stream = Gen.Select(
        Gen.OneOf("", "", "\uFEFF"), Gen.Select(Block, Ending.Array[7]).Array[0, 8], Gen.Int[0, 6],
        (mark, blocks, cut) => Cut(Encoding.UTF8.GetBytes(mark + string.Concat(blocks.Select(block => Join(block.Item1, block.Item2)))), cut));

    private static readonly Gen<byte[]> Garbage = Gen.OneOf<byte[]>(
        [.. "data"u8], [.. "event"u8], [.. "id"u8], [.. ":"u8], [.. " "u8], [.. "x"u8], [.. "\r"u8], [.. "\n"u8], [.. "\n\n"u8], [.. "\r\n\r\n"u8],
        [0xEF, 0xBB, 0xBF], [0xEF], [0xBB], [0xFF], [0xE2, 0x82, 0xAC], [0]).Array[0, 60].Select(parts => parts.SelectMany(part => part).ToArray());

    private static readonly Gen<int[]> Cuts = Gen.Int[0, 400].Array[0, 40];

    [Test]
    public void Dispatched_events_agree_with_SseParser() => Gen.Select(Stream, Cuts).Sample((body, cuts) =>
    {
        using var source = new MemoryStream(body);
        var expected = SseParser.Create(source, (_, data) => Encoding.UTF8.GetString(data)).Enumerate()
            .Select(item => (TypeByTheStandard(item.EventType), item.Data));

        var events = Tokenizing.At(body, cuts).Events.Select(block => (block.EventType, block.Data));

        Assert.That(events, Is.EqualTo(expected));
    }, iter: 20_000);

    [Test]
    public void Dispatched_events_agree_with_the_standard_spelled_out() => Gen.Select(Garbage, Cuts).Sample((body, cuts) =>
    {
        var events = Tokenizing.At(body, cuts).Events.Select(block => new SeenEvent(block.Data, block.EventType, block.LastEventId));

        Assert.That(events, Is.EqualTo(Naive(body)));
    }, iter: 20_000);

    [Test]
    public void Nothing_is_lost_in_any_split() => Gen.Select(Gen.OneOf(Stream, Garbage), Cuts).Sample((body, cuts) =>
        Tokenizing.AssertLossless(Tokenizing.At(body, cuts), body, Tokenizing.Pieces(body, cuts)), iter: 5_000);

    [Test]
    public void Invalid_utf8_is_where_a_strict_decoder_stops() => Garbage.Sample(body =>
    {
        var expected = Enumerable.Range(0, body.Length + 1).TakeWhile(length => DecodesSoFar(body.AsSpan(0, length))).Last();

        // What decodes so far may end within a sequence that is never completed: the first byte at fault is the one that starts it.
        var offset = Utf8Text.InvalidOffset(body);
        if (offset is null)
        {
            Assert.That(expected, Is.EqualTo(body.Length));
        }
        else
        {
            Assert.That(offset, Is.InRange(expected - 3, expected));
            Assert.That(Utf8Text.InvalidOffset(body.AsSpan(0, offset.Value)), Is.Null);
        }
    }, iter: 5_000);

    // SseParser gives the empty type of an empty event field as it stands; the standard changes the type from "message"
    // only "if the event type buffer has a value other than the empty string".
    private static string TypeByTheStandard(string type) => type.Length == 0 ? "message" : type;

    private static bool DecodesSoFar(ReadOnlySpan<byte> bytes)
    {
        try
        {
            new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder().GetCharCount(bytes, flush: false);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static bool IsData(string line) => line is "data" || line.StartsWith("data:", StringComparison.Ordinal);

    private static string Join(string[] block, string[] endings) =>
        string.Concat(block.Select((line, i) => line + endings[i])) + endings[^1];

    private static byte[] Cut(byte[] body, int fromEnd) => body[..Math.Max(0, body.Length - fromEnd)];

    // The steps of the standard over decoded text, with no thought for speed, offsets or pieces.
    private static List<SeenEvent> Naive(byte[] body)
    {
        var text = Encoding.UTF8.GetString(body.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? body.AsSpan(3) : body);
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n');
        var events = new List<SeenEvent>();
        var (data, type, idBuffer) = ("", "", "");
        foreach (var line in lines.SkipLast(1))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var name = colon < 0 ? line : line[..colon];
            var value = colon < 0 ? "" : line[(colon + 1)..];
            value = value.StartsWith(' ') ? value[1..] : value;
            if (line.Length == 0)
            {
                if (data.Length > 0)
                {
                    events.Add(new SeenEvent(data[..^1], type.Length > 0 ? type : "message", idBuffer));
                }

                (data, type) = ("", "");
            }
            else if (name == "data")
            {
                data += value + "\n";
            }
            else if (name == "event")
            {
                type = value;
            }
            else if (name == "id" && !value.Contains('\0', StringComparison.Ordinal))
            {
                idBuffer = value;
            }
        }

        return events;
    }
}
