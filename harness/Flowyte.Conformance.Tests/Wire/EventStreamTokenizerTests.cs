using System.Text;
using Flowyte.Conformance.Wire;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Wire;

/// <summary>Every case in every line ending, whole and in pieces of one and two bytes.</summary>
internal sealed class EventStreamTokenizerTests
{
    [Test]
    public void Events_are_those_of_the_standard_in_every_line_ending_and_split(
        [ValueSource(typeof(EventStreamCases), nameof(EventStreamCases.All))] EventStreamCase @case,
        [Values("\n", "\r\n", "\r")] string ending,
        [Values(1, 2, int.MaxValue)] int pieceLength)
    {
        var body = Encoding.UTF8.GetBytes(@case.Input.Replace("\n", ending, StringComparison.Ordinal));

        var stream = Tokenizing.InPieces(body, pieceLength);

        Assert.That(stream.Events.Select(Seen), Is.EqualTo(@case.Events));
        Tokenizing.AssertLossless(stream, body, Tokenizing.Pieces(body, [.. Enumerable.Range(0, body.Length).Where(i => i % pieceLength == 0)]));
    }

    [Test]
    public void Recorded_body_reads_the_same_as_one_that_arrives(
        [ValueSource(typeof(EventStreamCases), nameof(EventStreamCases.All))] EventStreamCase @case,
        [Values(1, 2, 3)] int pieceLength)
    {
        var body = Encoding.UTF8.GetBytes(@case.Input.Replace("\n", "\r\n", StringComparison.Ordinal));
        var arrived = Tokenizing.InPieces(body, pieceLength);

        var read = EventStream.Read(body, Tokenizing.Pieces(body, [.. Enumerable.Range(0, body.Length).Where(i => i % pieceLength == 0)]));

        Assert.That(read.Lines, Is.EqualTo(arrived.Lines));
        Assert.That(read.Events.Select(Seen), Is.EqualTo(arrived.Events.Select(Seen)));
        Assert.That(read.HasByteOrderMark, Is.EqualTo(arrived.HasByteOrderMark));
    }

    [Test]
    public void Line_endings_may_be_mixed()
    {
        var stream = Tokenizing.Text("data: a\rdata: b\r\n\ndata: c\n\r\r\n");

        Assert.That(stream.Lines.Select(line => line.Ending), Is.EqualTo(new[]
        {
            LineEnding.Cr, LineEnding.CrLf, LineEnding.Lf, LineEnding.Lf, LineEnding.Cr, LineEnding.CrLf,
        }));
        Assert.That(string.Join('|', stream.Events.Select(block => block.Data)), Is.EqualTo("a\nb|c"));
    }

    [Test]
    public void Cr_at_the_end_of_a_piece_waits_for_its_lf()
    {
        var stream = Tokenizing.At("data: a\r\n\r\n"u8.ToArray(), [8, 10]);

        Assert.That(stream.Lines.Select(line => (line.Ending, line.At.TotalMilliseconds)), Is.EqualTo(new[] { (LineEnding.CrLf, 1.0), (LineEnding.CrLf, 2.0) }));
    }

    [Test]
    public void Cr_without_lf_ends_its_line_when_it_arrived()
    {
        var stream = Tokenizing.At("data: a\rdata: b\r"u8.ToArray(), [8]);

        Assert.That(stream.Lines.Select(line => (line.Ending, line.At.TotalMilliseconds)), Is.EqualTo(new[] { (LineEnding.Cr, 0.0), (LineEnding.Cr, 1.0) }));
    }

    [Test]
    public void Lines_tell_what_they_are()
    {
        var stream = Tokenizing.Text("\uFEFF: hi\ndata: a\nevent\ncolor: red\nid: \0\nretry: 1s\nretry:\nretry: 10\n\nda");

        Assert.That(stream.Lines.Select(line => (line.Kind, line.Name, stream.Value(line))), Is.EqualTo(new[]
        {
            (EventStreamLineKind.Comment, null, " hi"),
            (EventStreamLineKind.Field, "data", "a"),
            (EventStreamLineKind.Field, "event", ""),
            (EventStreamLineKind.IgnoredField, "color", "red"),
            (EventStreamLineKind.IgnoredField, "id", "\0"),
            (EventStreamLineKind.IgnoredField, "retry", "1s"),
            (EventStreamLineKind.IgnoredField, "retry", ""),
            (EventStreamLineKind.Field, "retry", "10"),
            (EventStreamLineKind.Blank, (string?)null, ""),
            (EventStreamLineKind.IgnoredField, "da", ""),
        }));
        Assert.That(stream.Lines[0].Offset, Is.EqualTo(3), "the mark is not part of the line");
        Assert.That(stream.EndsInsideLine);
    }

    [Test]
    public void Blocks_that_no_client_sees_are_kept()
    {
        var stream = Tokenizing.Text(": ping\n\nretry: 10\n\ndata: a\n\nevent: x\n\ndata: [DONE]\n");

        Assert.That(stream.Blocks.Select(block => (block.IsCommentOnly, block.HasData, block.IsDispatched, block.EventIndex)), Is.EqualTo(new (bool, bool, bool, int?)[]
        {
            (true, false, false, null),
            (false, false, false, null),
            (false, true, true, 0),
            (false, false, false, null),
            (false, true, false, null),
        }));
        Assert.That(stream.Blocks[1].Retry, Is.EqualTo(10));
        Assert.That(stream.Tail, Is.SameAs(stream.Blocks[4]));
        Assert.That(stream.Tail!.Terminator, Is.Null);
        Assert.That(stream.Tail.Data, Is.EqualTo("[DONE]"));
        Assert.That(stream.EndsInsideLine, Is.False);
        Assert.That(stream.Body.Slice(stream.Blocks[2].Offset, stream.Blocks[2].Length).ToArray(), Is.EqualTo("data: a\n"u8.ToArray()));
    }

    [Test]
    public void Stream_that_ends_with_a_blank_line_has_no_tail()
    {
        var stream = Tokenizing.Text("data: a\n\n");

        Assert.That(stream.Tail, Is.Null);
        Assert.That(stream.EndsInsideLine, Is.False);
    }

    [Test]
    public void Retry_beyond_every_clock_is_the_longest()
    {
        Assert.That(Tokenizing.Text("retry: 99999999999999999999\n\n").Blocks[0].Retry, Is.EqualTo(long.MaxValue));
    }

    [Test]
    public void Data_offsets_lead_back_to_the_body()
    {
        var block = Tokenizing.Text("data: ab\r\n: x\r\ndata:cd\r\n\r\n").Events[0];

        Assert.That(string.Join(' ', Enumerable.Range(0, 6).Select(block.BodyOffset)), Is.EqualTo("6 7 8 20 21 22"));
        Assert.That(() => block.BodyOffset(6), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => block.BodyOffset(-1), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    [TestCase("data: \u20AC\n\n", null)]
    [TestCase("\uFEFFdata: a\n\n", null)]
    [TestCase("data: \u20AC|FF\n\n", 9)]
    [TestCase("data: |C0|AF\n\n", 6)]
    [TestCase("data: |ED|A0|BD\n\n", 6)]
    [TestCase("data: a|E2|82", 7)]
    public void Invalid_utf8_is_found(string text, int? offset)
    {
        var parts = text.Split('|');
        byte[] body = [.. Encoding.UTF8.GetBytes(parts[0]), .. parts.Skip(1).SelectMany(part => Convert.FromHexString(part[..2]).Concat(Encoding.UTF8.GetBytes(part[2..])))];

        Assert.That(Tokenizing.InPieces(body, 1).InvalidUtf8Offset, Is.EqualTo(offset));
    }

    [Test]
    public void Invalid_utf8_is_found_far_into_the_body()
    {
        byte[] body = [.. Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("data: 🚀\n\n", 1000))), 0x80, .. "more"u8];

        Assert.That(Tokenizing.InPieces(body, 7).InvalidUtf8Offset, Is.EqualTo(12_000));
    }

    [Test]
    public void Text_holds_a_replacement_character_where_bytes_are_invalid()
    {
        var stream = Tokenizing.InPieces([.. "data: a"u8, 0xFF, .. "b\n\n"u8], 1);

        Assert.That(stream.Events[0].Data, Is.EqualTo("a\uFFFDb"));
        Assert.That(stream.Events[0].DataBytes.ToArray(), Is.EqualTo(new byte[] { (byte)'a', 0xFF, (byte)'b' }));
    }

    [Test]
    public void Bounds_stop_the_tokenizer_and_lose_nothing(
        [Values(EventStreamLimit.LineLength, EventStreamLimit.Lines, EventStreamLimit.Blocks)] EventStreamLimit limit,
        [Values(1, 2, int.MaxValue)] int pieceLength)
    {
        var limits = limit switch
        {
            EventStreamLimit.LineLength => new EventStreamLimits { LineLength = 7 },
            EventStreamLimit.Lines => new EventStreamLimits { Lines = 2 },
            _ => new EventStreamLimits { Blocks = 1 },
        };
        var body = "data: a\n\ndata: bc\n\n"u8.ToArray();

        var stream = Tokenizing.InPieces(body, pieceLength, limits);

        Assert.That(stream.Limit, Is.EqualTo(limit));
        Assert.That(stream.TokenizedLength, Is.EqualTo(9));
        Assert.That(stream.Events.Single().Data, Is.EqualTo("a"));
        Assert.That(Tokenizing.Rebuild(stream), Is.EqualTo(body));
    }

    [TestCase("data: a\n\n")]
    [TestCase("data: a\n\ndata: b")]
    public void Bounds_that_are_just_kept_are_not_reached(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.None).Length - (text.EndsWith('\n') ? 1 : 0);
        var limits = new EventStreamLimits { LineLength = 7, Lines = lines, Blocks = (lines + 1) / 2 };

        var stream = Tokenizing.Text(text, limits);

        Assert.That(stream.Limit, Is.EqualTo(EventStreamLimit.None));
        Assert.That(stream.TokenizedLength, Is.EqualTo(text.Length));
    }

    [Test]
    public void Complete_stream_takes_no_more()
    {
        var tokenizer = new EventStreamTokenizer();
        tokenizer.Complete();

        Assert.That(() => tokenizer.Append("data"u8, TimeSpan.Zero), Throws.InvalidOperationException);
        Assert.That(tokenizer.Complete, Throws.InvalidOperationException);
    }

    private static SeenEvent Seen(EventStreamBlock block) => new(block.Data, block.EventType, block.LastEventId);
}
