using System.IO.Compression;
using System.Text;
using Flowyte.Conformance.Wire;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Wire;

/// <summary>What is done with bodies that have a content coding.</summary>
internal sealed class ContentDecodingTests
{
    private const string Said = "data: one\n\ndata: two\n\ndata: [DONE]\n\n";

    [TestCase("gzip", "gzip, deflate")]
    [TestCase("x-gzip", "gzip;q=0.5")]
    [TestCase("GZIP", "*")]
    [TestCase("deflate", "deflate")]
    public void A_coding_that_was_offered_is_taken_off(string coding, string offered)
    {
        var exchange = Decode(Zip(coding == "deflate", Said), coding, offered);

        Assert.Multiple(() =>
        {
            Assert.That(Sending.Text(exchange.Response!.Body), Is.EqualTo(Said));
            Assert.That(exchange.Response.RawBody.Length, Is.Not.EqualTo(exchange.Response.Body.Length));
            Assert.That(exchange.Response.Decoded, Is.EqualTo(coding == "deflate" ? "deflate" : "gzip"));
        });
    }

    [TestCase("gzip", "")]
    [TestCase("gzip", "gzip;q=0")]
    [TestCase("gzip", "*;q=0.0, deflate")]
    [TestCase("br", "br")]
    [TestCase("gzip, gzip", "gzip")]
    [TestCase("identity", "gzip")]
    public void Everything_else_is_left_as_it_came(string coding, string offered)
    {
        var bytes = Zip(false, Said);
        var exchange = Decode(bytes, coding, offered);

        Assert.That(exchange.Response!.Body.ToArray(), Is.EqualTo(bytes));
        Assert.That(exchange.Response.Decoded, Is.Empty);
    }

    [Test]
    public void What_is_flushed_has_arrived_with_the_bytes_that_hold_it()
    {
        var (bytes, pieces) = ZipFlushed("data: one\n\n", "data: two\n\n");
        var exchange = Decode(bytes, "gzip", "gzip", pieces);

        (int, int, double)[] expected = [(0, 11, 1.0), (11, 11, 2.0)];
        Assert.That(exchange.Response!.Pieces.Select(piece => (piece.Offset, piece.Length, piece.At.TotalSeconds)), Is.EqualTo(expected));
    }

    [Test]
    public void What_is_not_flushed_has_arrived_at_the_end()
    {
        var bytes = Zip(false, Said);
        var exchange = Decode(bytes, "gzip", "gzip", new BodyPiece(0, 10, TimeSpan.FromSeconds(1)), new BodyPiece(10, bytes.Length - 10, TimeSpan.FromSeconds(5)));

        Assert.That(exchange.Response!.Pieces.Select(piece => piece.At.TotalSeconds), Is.All.EqualTo(5.0));
    }

    [Test]
    public void A_body_of_another_coding_is_a_fault_and_left_as_it_came()
    {
        var exchange = Decode(Encoding.ASCII.GetBytes("""{"id":1}"""), "gzip", "gzip");

        Assert.That(exchange.Response!.Faults.Single().Kind, Is.EqualTo(WireFaultKind.ContentCoding));
        Assert.That(Sending.Text(exchange.Response.Body), Is.EqualTo("""{"id":1}"""));
    }

    [Test]
    public void A_body_that_would_grow_past_the_bound_is_read_up_to_it()
    {
        var exchange = Decode(Zip(false, new string('0', 100_000)), "gzip", "gzip", limits: new WireLimits { BodyBytes = 1_000 });

        Assert.Multiple(() =>
        {
            Assert.That(exchange.End, Is.EqualTo(ExchangeEnd.LimitReached));
            Assert.That(exchange.EndDetail, Is.EqualTo("The body is longer than 1,000 bytes without its gzip; no more was read."));
            Assert.That(exchange.Response!.Body.Length, Is.EqualTo(1_000));
        });
    }

    [Test]
    public void A_key_in_a_compressed_body_is_in_no_form_of_it()
    {
        const string Key = "flowyte_sk_live_canary_0123456789";
        var redacted = new Redactor([Key]).Redact(Decode(Zip(false, $"not {Key}"), "gzip", "gzip"));

        Assert.That(Sending.Text(redacted.Response!.Body), Does.Not.Contain(Key));
        Assert.That(redacted.Response.RawBody.Span.IndexOfAnyExcept((byte)'*'), Is.EqualTo(-1));
    }

    private static Exchange Decode(byte[] body, string coding, string offered, params BodyPiece[] pieces) => Decode(body, coding, offered, null, pieces);

    private static Exchange Decode(byte[] body, string coding, string offered, WireLimits? limits, params BodyPiece[] pieces) => ContentDecoding.Decode(
        new Exchange
        {
            Id = "test/1",
            Request = Sending.Post(new Uri("http://h/")) with { Headers = offered.Length == 0 ? [] : [new("Accept-Encoding", offered)] },
            Response = new WireResponse
            {
                Version = "HTTP/1.1",
                Status = 200,
                Headers = [new("Content-Encoding", coding)],
                Head = default,
                RawBody = body,
                Body = body,
                Pieces = pieces.Length > 0 ? pieces : [new(0, body.Length, TimeSpan.FromSeconds(1))],
            },
            End = ExchangeEnd.Complete,
            Timing = new() { StartedAt = DateTimeOffset.UnixEpoch },
        },
        limits ?? WireLimits.Default);

    private static byte[] Zip(bool isDeflate, string text)
    {
        using var buffer = new MemoryStream();
        using (Stream coder = isDeflate ? new ZLibStream(buffer, CompressionLevel.Fastest) : new GZipStream(buffer, CompressionLevel.Fastest))
        {
            coder.Write(Encoding.UTF8.GetBytes(text));
        }

        return buffer.ToArray();
    }

    private static (byte[] Bytes, BodyPiece[] Pieces) ZipFlushed(params string[] texts)
    {
        using var buffer = new MemoryStream();
        var pieces = new List<BodyPiece>();
        using (var coder = new GZipStream(buffer, CompressionLevel.Fastest, leaveOpen: true))
        {
            foreach (var text in texts)
            {
                var start = (int)buffer.Length;
                coder.Write(Encoding.UTF8.GetBytes(text));
                coder.Flush();
                pieces.Add(new(start, (int)buffer.Length - start, TimeSpan.FromSeconds(pieces.Count + 1)));
            }
        }

        return (buffer.ToArray(), [.. pieces]);
    }
}
