using System.Text;
using Flowyte.Conformance.Reporting;
using Flowyte.Conformance.Verdicts;
using Flowyte.Conformance.Wire;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Reporting;

[TestFixture]
internal sealed class FaultExcerptTests
{
    [Test]
    public void The_fault_stands_in_its_surroundings()
    {
        var excerpt = Of("""{"created":1741570283.0,"id":1}"""u8, 11, 12);

        Assert.That(excerpt.ToString(), Is.EqualTo("""{"created":»1741570283.0«,"id":1}"""));
        Assert.That(excerpt.Hex, Is.EqualTo("31 37 34 31 35 37 30 32 38 33 2E 30"));
    }

    [Test]
    public void A_place_between_bytes_is_shown_too()
    {
        Assert.That(Of("ab"u8, 1, 0).ToString(), Is.EqualTo("a»«b"));
        Assert.That(Of("ab"u8, 2, 0).ToString(), Is.EqualTo("ab»«"));
        Assert.That(Of(""u8, 0, 0).ToString(), Is.EqualTo("»«"));
    }

    [Test]
    public void Hidden_characters_and_what_is_not_utf8_become_escapes() =>
        Assert.That(Of("a\r\n\u001b"u8.ToArray().Concat<byte>([0xff, 0xc3]).ToArray(), 3, 1).ToString(), Is.EqualTo(@"a\r\n»\u001b«\xff\xc3"));

    [Test]
    public void A_long_surrounding_is_cut_between_characters()
    {
        var text = string.Concat(Enumerable.Repeat("é", 100));

        var excerpt = Of(Encoding.UTF8.GetBytes(text + "X" + text), 200, 1, context: 5);

        Assert.That(excerpt.ToString(), Is.EqualTo("…éé»X«ééé…"));
    }

    [Test]
    public void A_long_fault_is_cut_and_counted()
    {
        var excerpt = Of(Encoding.UTF8.GetBytes(new string('x', 1000)), 10, 900, context: 10);

        Assert.That(excerpt.ToString(), Is.EqualTo("xxxxxxxxxx»xxxxxxxxxxxxxxxxxxxx…«…"));
        Assert.That(excerpt.FaultOmitted, Is.EqualTo(880));
        Assert.That(excerpt.Hex, Does.EndWith(" …"));
    }

    [TestCase(-5, 2)]
    [TestCase(1, int.MaxValue)]
    [TestCase(500, 3)]
    [TestCase(1, -1)]
    public void A_place_outside_the_bytes_is_brought_back(int offset, int length) =>
        Assert.That(Of("abc"u8, offset, length).ToString().Replace("»", "", StringComparison.Ordinal).Replace("«", "", StringComparison.Ordinal), Is.EqualTo("abc"));

    [Test]
    public void Without_a_response_there_is_none() =>
        Assert.That(FaultExcerpt.Of(Exchanges.Unanswered("a/1", ExchangeEnd.Reset, ""), new FindingLocation { Part = ResponsePart.Body, Offset = 0 }), Is.Null);

    private static FaultExcerpt Of(ReadOnlySpan<byte> body, int offset, int length, int context = 80) =>
        FaultExcerpt.Of(
            Exchanges.Answered("a/1", 200, "text/plain", body.ToArray(), []),
            new FindingLocation { Part = ResponsePart.Body, Offset = offset, Length = length },
            context)!;
}
