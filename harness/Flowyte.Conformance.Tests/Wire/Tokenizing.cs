using System.Text;
using Flowyte.Conformance.Wire;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Wire;

/// <summary>Feeds bytes to the tokenizer in pieces; the piece number <c>n</c> arrives at <c>n</c> milliseconds.</summary>
internal static class Tokenizing
{
    public static EventStream Text(string text, EventStreamLimits? limits = null) => InPieces(Encoding.UTF8.GetBytes(text), int.MaxValue, limits);

    public static EventStream InPieces(byte[] body, int pieceLength, EventStreamLimits? limits = null) =>
        At(body, [.. Enumerable.Range(1, body.Length / pieceLength).Select(i => i * pieceLength)], limits);

    /// <summary>Cuts the body at these offsets.</summary>
    public static EventStream At(byte[] body, IReadOnlyList<int> cuts, EventStreamLimits? limits = null)
    {
        var tokenizer = new EventStreamTokenizer(limits);
        foreach (var piece in Pieces(body, cuts))
        {
            tokenizer.Append(body.AsSpan(piece.Offset, piece.Length), piece.At);
        }

        return tokenizer.Complete();
    }

    public static IReadOnlyList<BodyPiece> Pieces(byte[] body, IReadOnlyList<int> cuts)
    {
        int[] ends = [.. cuts.Append(body.Length).Where(cut => cut > 0 && cut <= body.Length).Distinct().Order()];
        return [.. ends.Select((end, i) => new BodyPiece(i == 0 ? 0 : ends[i - 1], end - (i == 0 ? 0 : ends[i - 1]), TimeSpan.FromMilliseconds(i)))];
    }

    /// <summary>When the byte at that offset arrived.</summary>
    public static TimeSpan ArrivalOf(int offset, IReadOnlyList<BodyPiece> pieces) =>
        pieces.Single(piece => piece.Offset <= offset && offset < piece.Offset + piece.Length).At;

    /// <summary>The body put together again from what the tokenizer says of it.</summary>
    public static byte[] Rebuild(EventStream stream)
    {
        var body = new List<byte>();
        if (stream.HasByteOrderMark)
        {
            body.AddRange(Encoding.UTF8.Preamble);
        }

        foreach (var line in stream.Lines)
        {
            Assert.That(line.Offset, Is.EqualTo(body.Count));
            body.AddRange(stream.Bytes(line).Span);
            body.AddRange(Encoding.UTF8.GetBytes(line.Ending switch
            {
                LineEnding.Lf => "\n",
                LineEnding.CrLf => "\r\n",
                LineEnding.Cr => "\r",
                _ => "",
            }));
            Assert.That(line.End, Is.EqualTo(body.Count));
        }

        Assert.That(stream.TokenizedLength, Is.EqualTo(body.Count));
        body.AddRange(stream.Body[stream.TokenizedLength..].Span);
        return [.. body];
    }

    /// <summary>Holds for every stream in every split: nothing is lost, and every line and block knows where it stands and when it arrived.</summary>
    public static void AssertLossless(EventStream stream, byte[] body, IReadOnlyList<BodyPiece> pieces)
    {
        Assert.That(Rebuild(stream), Is.EqualTo(body));
        foreach (var line in stream.Lines)
        {
            Assert.That(line.At, Is.EqualTo(ArrivalOf(line.End - 1, pieces)));
        }

        foreach (var block in stream.Blocks)
        {
            var data = block.DataBytes.Span;
            for (var i = 0; i < data.Length; i++)
            {
                var source = body[block.BodyOffset(i)];
                Assert.That(data[i] == source || (data[i] == '\n' && source == '\r'));
            }

            Assert.That(block.Lines.Sum(line => line.End - line.Offset), Is.EqualTo(block.Length));
            Assert.That(block.At, Is.EqualTo(ArrivalOf((block.Terminator?.End ?? block.Offset + block.Length) - 1, pieces)));
        }
    }
}
