using Flowyte.Conformance.Wire;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Wire;

/// <summary>Where a response ends by the rules of RFC 9112, and every fault that a lenient client would pass over.</summary>
internal sealed class ResponseReaderTests
{
    private const string Chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

    [TestCase("HTTP/1.1 200 OK\r\n\r\nhi", "hi", TestName = "Body until the end of the connection")]
    [TestCase("HTTP/1.0 200 OK\r\n\r\nhi", "hi", TestName = "HTTP/1.0 without a length")]
    [TestCase("HTTP/1.1 200 \r\nContent-Length: 2\r\n\r\nhi", "hi", TestName = "Empty reason")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Length: 2\r\ncontent-length: 2\r\n\r\nhi", "hi", TestName = "The same length twice")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Length: 2, 2\r\n\r\nhi", "hi", TestName = "The same length twice in one field")]
    [TestCase("HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n", "hi", TestName = "Name of the coding in another case")]
    [TestCase(Chunked + "2;a=\"b\";c\r\nhi\r\n00\r\nX: y\r\nZ:\r\n\r\n", "hi", TestName = "Chunk extensions and trailers")]
    [TestCase("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi", "hi", TestName = "Interim responses")]
    [TestCase("HTTP/1.1 204 No Content\r\n\r\n", "", TestName = "Status 204")]
    [TestCase("HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n", "", TestName = "Status 304")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", "", TestName = "Length 0")]
    [TestCase("HTTP/1.1 200 OK\r\nX: a\tb é\r\nY:\r\nContent-Length:\t2 \r\n\r\nhi", "hi", TestName = "White space and obs-text in values")]
    public void A_legal_response_is_complete_and_without_fault(string response, string body)
    {
        var reader = Reading.Whole(response);

        Assert.That(reader.End, Is.EqualTo(ExchangeEnd.Complete));
        Assert.That(reader.EndDetail, Is.Empty);
        Assert.That(Sending.Text(reader.Response!.Body), Is.EqualTo(body));
        Assert.That(reader.Response.Faults, Is.Empty);
    }

    [TestCase("HTTP/1.1 200\r\n\r\n", WireFaultKind.StatusLine, ResponsePart.Head, 12)]
    [TestCase("HTTP/1.1  200 OK\r\n\r\n", WireFaultKind.StatusLine, ResponsePart.Head, 8)]
    [TestCase("HTTP/2.0 200 OK\r\n\r\n", WireFaultKind.StatusLine, ResponsePart.Head, 0)]
    [TestCase("HTTP/1.1 600 OK\r\n\r\n", WireFaultKind.StatusLine, ResponsePart.Head, 9)]
    [TestCase("HTTP/1.1 200 O\x1BK\r\n\r\n", WireFaultKind.StatusLine, ResponsePart.Head, 14)]
    [TestCase("HTTP/1.1 200 OK\n\r\n", WireFaultKind.LineEnding, ResponsePart.Head, 15)]
    [TestCase("HTTP/1.1 200 OK\r\nX: y\n\r\n", WireFaultKind.LineEnding, ResponsePart.Head, 21)]
    [TestCase("HTTP/1.1 200 OK\r\nX: y\r\n\n", WireFaultKind.LineEnding, ResponsePart.Head, 23)]
    [TestCase("HTTP/1.1 200 OK\r\nX: y\r\n z\r\n\r\n", WireFaultKind.HeaderField, ResponsePart.Head, 23)]
    [TestCase("HTTP/1.1 200 OK\r\n X: y\r\n\r\n", WireFaultKind.HeaderField, ResponsePart.Head, 17)]
    [TestCase("HTTP/1.1 200 OK\r\nX : y\r\n\r\n", WireFaultKind.HeaderField, ResponsePart.Head, 18)]
    [TestCase("HTTP/1.1 200 OK\r\nno colon\r\n\r\n", WireFaultKind.HeaderField, ResponsePart.Head, 17)]
    [TestCase("HTTP/1.1 200 OK\r\n: y\r\n\r\n", WireFaultKind.HeaderField, ResponsePart.Head, 17)]
    [TestCase("HTTP/1.1 200 OK\r\nX(): y\r\n\r\n", WireFaultKind.HeaderField, ResponsePart.Head, 17)]
    [TestCase("HTTP/1.1 200 OK\r\nX: a\0b\r\n\r\n", WireFaultKind.HeaderField, ResponsePart.Head, 21)]
    [TestCase("HTTP/1.1 200 OK\r\nX: a\x1B[2J\r\n\r\n", WireFaultKind.HeaderField, ResponsePart.Head, 21)]
    [TestCase("HTTP/1.1 200 OK\r\nX: a\rb\r\n\r\n", WireFaultKind.HeaderField, ResponsePart.Head, 21)]
    [TestCase("HTTP/1.1 200 OK\r\r\n\r\n", WireFaultKind.StatusLine, ResponsePart.Head, 15)]
    [TestCase("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n", WireFaultKind.TwoLengths, ResponsePart.Head, 45)]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nhi", WireFaultKind.ContentLength, ResponsePart.Head, 17)]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Length: 2, 3\r\n\r\nhi", WireFaultKind.ContentLength, ResponsePart.Head, 17)]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Length: two\r\n\r\nhi", WireFaultKind.ContentLength, ResponsePart.Head, 17)]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Length: -2\r\n\r\nhi", WireFaultKind.ContentLength, ResponsePart.Head, 17)]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Length:\r\n\r\nhi", WireFaultKind.ContentLength, ResponsePart.Head, 17)]
    [TestCase("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nhi", WireFaultKind.TransferEncoding, ResponsePart.Head, 17)]
    [TestCase("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n", WireFaultKind.TransferEncoding, ResponsePart.Head, 17)]
    [TestCase("HTTP/1.1 200 OK\r\nTransfer-Encoding: identity\r\n\r\nhi", WireFaultKind.TransferEncoding, ResponsePart.Head, 17)]
    [TestCase("HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n", WireFaultKind.TransferEncoding, ResponsePart.Head, 17)]
    [TestCase("HTTP/1.1 100 Continue\r\nX : y\r\n\r\nHTTP/1.1 200 OK\r\n\r\n", WireFaultKind.HeaderField, ResponsePart.Head, 0)]
    [TestCase(Chunked + "2\nhi\r\n0\r\n\r\n", WireFaultKind.LineEnding, ResponsePart.RawBody, 1)]
    [TestCase(Chunked + "2\r\nhi\n0\r\n\r\n", WireFaultKind.LineEnding, ResponsePart.RawBody, 5)]
    [TestCase(Chunked + "2\r\nhi\r\n0\r\n\n", WireFaultKind.LineEnding, ResponsePart.RawBody, 10)]
    [TestCase(Chunked + "2\r\nhi\r\n0\r\nX: y\n\r\n", WireFaultKind.LineEnding, ResponsePart.RawBody, 14)]
    [TestCase(Chunked + "2\r\nhi\r\n0\r\nX\r\n\r\n", WireFaultKind.HeaderField, ResponsePart.RawBody, 10)]
    [TestCase(Chunked + "2\r\nhi0\r\n\r\n", WireFaultKind.Chunk, ResponsePart.RawBody, 5)]
    [TestCase(Chunked + "2 \r\nhi\r\n0\r\n\r\n", WireFaultKind.Chunk, ResponsePart.RawBody, 1)]
    [TestCase(Chunked + " 2\r\nhi\r\n0\r\n\r\n", WireFaultKind.Chunk, ResponsePart.RawBody, 0)]
    [TestCase(Chunked + "2\r\nhi\r\n0\r\n\r\nHTTP", WireFaultKind.BytesAfterResponse, ResponsePart.RawBody, 12)]
    [TestCase("HTTP/1.1 204 No Content\r\n\r\nhi", WireFaultKind.BytesAfterResponse, ResponsePart.RawBody, 0)]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nhi", WireFaultKind.BytesAfterResponse, ResponsePart.RawBody, 1)]
    public void A_fault_that_can_be_read_past_is_told_once_with_its_place(string response, WireFaultKind kind, ResponsePart part, int offset)
    {
        var reader = Reading.Whole(response);

        Assert.That(reader.End, Is.EqualTo(ExchangeEnd.Complete), reader.EndDetail);
        Assert.That(reader.Response!.Faults.Select(fault => (fault.Kind, fault.Part, fault.Offset)), Is.EqualTo(new[] { (kind, part, offset) }));
        Assert.That(reader.Response.Faults[0].Message, Does.EndWith(".").And.Not.Contain("\x1B").And.Not.Contain("\0"));
    }

    [TestCase("xyz\r\n", "The size of a chunk is no hexadecimal number: it starts with \"x\" (byte 6 of the body on the wire).")]
    [TestCase("\r\n", "The size of a chunk is no hexadecimal number: it starts with \"\\r\" (byte 6 of the body on the wire).")]
    [TestCase("2x\r\nhi", "The size of a chunk is no hexadecimal number: it goes on with \"x\" (byte 7 of the body on the wire).")]
    [TestCase("-1\r\n", "The size of a chunk is no hexadecimal number: it starts with \"-\" (byte 6 of the body on the wire).")]
    [TestCase("2\rhi", "A carriage return without a line feed stands after the size of a chunk, before \"h\" (byte 8 of the body on the wire).")]
    [TestCase("ffffffffffffffff1\r\n", "The size of a chunk is larger than any number that can be read (byte 21 of the body on the wire).")]
    public void A_chunk_that_cannot_be_read_past_is_malformed_and_keeps_what_came_before(string chunk, string detail)
    {
        var reader = Reading.Whole(Chunked + "1\r\nh\r\n" + chunk);

        Assert.That(reader.End, Is.EqualTo(ExchangeEnd.Malformed));
        Assert.That(reader.EndDetail, Is.EqualTo(detail));
        Assert.That(Sending.Text(reader.Response!.Body), Is.EqualTo("h"));
        Assert.That(reader.Response.Faults.Select(fault => fault.Kind), Is.EqualTo(new[] { WireFaultKind.Chunk }));
    }

    [TestCase("HTTP/1.1 200 OK\r\nX: y", "after 21 bytes of the head")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Length: 1200\r\n\r\nhi", "after 2 of 1,200 bytes of the body")]
    [TestCase(Chunked + "5\r\nhi", "after 2 bytes of the body, within a chunk of which 2 of 5 bytes arrived")]
    [TestCase(Chunked + "2\r\nhi\r\n", "after 2 bytes of the body, before the last chunk")]
    [TestCase(Chunked + "2\r\nhi\r\n0\r\n", "after 2 bytes of the body, before the blank line after the last chunk")]
    public void An_early_end_says_how_far_the_response_came(string response, string progress)
    {
        var reader = Reading.Whole(response);

        Assert.That(reader.End, Is.EqualTo(ExchangeEnd.Truncated));
        Assert.That(reader.EndDetail, Is.EqualTo($"The target closed the connection {progress}."));
    }

    [Test]
    public void The_answer_to_head_has_no_body() =>
        Assert.That(Reading.Whole("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n", close: false, method: "HEAD").End, Is.EqualTo(ExchangeEnd.Complete));

    [Test]
    public void Lengths_that_differ_are_read_by_the_first() =>
        Assert.That(Sending.Text(Reading.Whole("HTTP/1.1 200 OK\r\nContent-Length: 2, 3\r\n\r\nhi!").Response!.Body), Is.EqualTo("hi"));

    [Test]
    public void A_folded_value_is_one_value() =>
        Assert.That(Reading.Whole("HTTP/1.1 200 OK\r\nX: y\r\n\t z \r\n\r\n").Response!.Header("x"), Is.EqualTo("y z"));

    [Test]
    public void A_body_of_just_the_bound_is_whole()
    {
        var limits = new WireLimits { BodyBytes = 12, HeadBytes = 47 };

        Assert.That(Reading.Whole(Chunked + "2\r\nhi\r\n0\r\n\r\n", limits: limits).End, Is.EqualTo(ExchangeEnd.Complete));
        Assert.That(Reading.Whole(Chunked + "3\r\nhi!\r\n0\r\n\r\n", limits: limits).End, Is.EqualTo(ExchangeEnd.LimitReached));
        Assert.That(Reading.Whole(Chunked + "2\r\nhi\r\n0\r\n\r\n", limits: limits with { HeadBytes = 46 }).End, Is.EqualTo(ExchangeEnd.LimitReached));
    }

    [Test]
    public void Pieces_beyond_the_bound_are_merged_into_the_last()
    {
        var head = "HTTP/1.1 200 OK\r\n\r\n";
        var reader = Reading.At(head + "abcde", [.. Enumerable.Range(0, 5).Select(i => head.Length + i)], limits: new WireLimits { Pieces = 2 });

        Assert.That(reader.Response!.Pieces, Is.EqualTo(new BodyPiece[] { new(0, 1, TimeSpan.FromMilliseconds(1)), new(1, 4, TimeSpan.FromMilliseconds(5)) }));
    }

    [Test]
    public void A_body_takes_less_memory_than_four_times_its_bound_from_first_to_last()
    {
        var limits = new WireLimits { BodyBytes = 1_000_000 };
        var reader = new ResponseReader(limits, "POST");
        reader.Read("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffff\r\n"u8, TimeSpan.Zero);
        var piece = new byte[5_000];
        var before = GC.GetAllocatedBytesForCurrentThread();

        while (reader.End is null)
        {
            reader.Read(piece, TimeSpan.Zero);
        }

        Assert.That(reader.End, Is.EqualTo(ExchangeEnd.LimitReached));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(4L * limits.BodyBytes));
    }

    [Test]
    public void Faults_without_number_are_bounded()
    {
        var reader = Reading.Whole(Chunked + string.Concat(Enumerable.Repeat("1\nx\n", 10_000)) + "0\r\n\r\n");

        Assert.That(reader.Response!.Faults, Has.Count.EqualTo(100));
        Assert.That(reader.Response.Body.Length, Is.EqualTo(10_000));
    }
}
