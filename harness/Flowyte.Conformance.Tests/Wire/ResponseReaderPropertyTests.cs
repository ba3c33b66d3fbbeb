using CsCheck;
using Flowyte.Conformance.Wire;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Wire;

/// <summary>How a response is cut into reads changes nothing but the times.</summary>
internal sealed class ResponseReaderPropertyTests
{
    private static readonly Gen<string> Body = Gen.OneOf("", "hi", "data: [DONE]\n\n", "\r\n\r\n0\r\n\r\n", "HTTP/1.1 200 OK\r\n\r\n", new string('x', 300));

    private static readonly Gen<string> Interim = Gen.OneOf("", "", "HTTP/1.1 100 Continue\r\n\r\n", "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n");

    private static readonly Gen<string> Field = Gen.OneOf(
        "X-A: b\r\n", "Content-Type: text/event-stream; charset=utf-8\r\n", "content-type:application/json\r\n", "Empty:\r\n", "Tab:\ta\tb\t\r\n", "Obs: \u00FF\r\n", "Connection: keep-alive\r\n");

    private static readonly Gen<string> Framed = Gen.OneOf(
        Body.Select(body => $"Content-Length: {body.Length}\r\n\r\n{body}"),
        Body.Select(body => $"\r\n{body}"),
        Gen.Select(Body.Array[0, 4], Gen.OneOf("", ";a", ";a=\"b c\""), Gen.OneOf("", "X: y\r\n", "X:\r\nY: z\r\n"), (chunks, extension, trailers) =>
            "Transfer-Encoding: chunked\r\n\r\n"
            + string.Concat(chunks.Where(chunk => chunk.Length > 0).Select(chunk => $"{chunk.Length:X4}{extension}\r\n{chunk}\r\n"))
            + $"0{extension}\r\n{trailers}\r\n"));

    private static readonly Gen<string> Response = Gen.Select(
        Interim, Gen.OneOf("HTTP/1.1 200 OK", "HTTP/1.1 404 ", "HTTP/1.1 500 Sorry, no"), Field.Array[0, 4], Framed,
        (interim, status, fields, framed) => $"{interim}{status}\r\n{string.Concat(fields)}{framed}");

    private static readonly Gen<int[]> Cuts = Gen.OneOf(Gen.Int[0, 500].Array[0, 30], Gen.Const(Enumerable.Range(0, 1_000).ToArray()));

    [Test]
    public void A_legal_response_is_the_same_in_any_split() => Gen.Select(Response, Cuts).Sample((response, cuts) =>
    {
        var whole = Reading.Whole(response);
        var split = Reading.At(response, cuts);

        Assert.That(whole.End, Is.EqualTo(ExchangeEnd.Complete));
        Assert.That(whole.Response!.Faults, Is.Empty);
        AssertSame(split, whole);
    }, iter: 3_000);

    [Test]
    public void A_broken_response_ends_the_same_in_any_split() => Gen.Select(Response, Gen.Int[0, 500], Gen.OneOf("\n", "\r", "\0", " ", ":", "x", "1", ""), Cuts).Sample((response, at, insert, cuts) =>
    {
        var broken = at < response.Length ? response.Remove(at, 1).Insert(at, insert) : response;
        var whole = Reading.Whole(broken);
        var split = Reading.At(broken, cuts);

        Assert.That(split.End, Is.EqualTo(whole.End));
        if (whole.End is not ExchangeEnd.Malformed)
        {
            AssertSame(split, whole);
        }
    }, iter: 3_000);

    private static void AssertSame(ResponseReader split, ResponseReader whole)
    {
        Assert.That((split.End, split.EndDetail), Is.EqualTo((whole.End, whole.EndDetail)));
        Assert.That(split.CanReuseConnection, Is.EqualTo(whole.CanReuseConnection));
        if (whole.Response is not { } expected)
        {
            Assert.That(split.Response, Is.Null);
            return;
        }

        var response = split.Response!;
        Assert.That((response.Version, response.Status, response.Reason), Is.EqualTo((expected.Version, expected.Status, expected.Reason)));
        Assert.That(response.Headers, Is.EqualTo(expected.Headers));
        Assert.That(Sending.Text(response.Head), Is.EqualTo(Sending.Text(expected.Head)));
        Assert.That(Sending.Text(response.RawBody), Is.EqualTo(Sending.Text(expected.RawBody)));
        Assert.That(Sending.Text(response.Body), Is.EqualTo(Sending.Text(expected.Body)));

        // What follows a response is quoted as far as it came with the same read.
        Assert.That(response.Faults.Select(fault => (fault.Kind, fault.Part, fault.Offset)), Is.EqualTo(expected.Faults.Select(fault => (fault.Kind, fault.Part, fault.Offset))));
        var end = 0;
        foreach (var piece in response.Pieces)
        {
            Assert.That(piece.Offset, Is.EqualTo(end));
            end += piece.Length;
        }

        Assert.That(end, Is.EqualTo(response.Body.Length));
    }
}
