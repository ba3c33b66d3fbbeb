using System.Text;
using Flowyte.Conformance.Json;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Json;

public sealed class JsonTextParseTests
{
    [Test]
    public void Every_value_knows_the_bytes_it_takes()
    {
        const string Text = """ {"é": [1, "a\n", null], "b": {"c": -1.50e+2}} """;
        var bytes = Encoding.UTF8.GetBytes(Text);
        var parse = JsonText.Parse(bytes);

        Assert.That(parse.Faults, Is.Empty);
        var root = parse.Root!;
        Assert.Multiple(() =>
        {
            Assert.That(Slice(bytes, root), Is.EqualTo(Text.Trim()));
            Assert.That(Slice(bytes, root["é"]!), Is.EqualTo("""[1, "a\n", null]"""));
            Assert.That(string.Join(" | ", root["é"]!.Items.Select(item => Slice(bytes, item))), Is.EqualTo("""1 | "a\n" | null"""));
            Assert.That(root["é"]!.Items[1].AsString(), Is.EqualTo("a\n"));
            Assert.That(Slice(bytes, root["b"]!["c"]!), Is.EqualTo("-1.50e+2"));
            Assert.That(root["b"]!["c"]!.Text, Is.EqualTo("-1.50e+2"));
            Assert.That(root.Members[1].NameOffset, Is.EqualTo(Text.IndexOf("\"b\"", StringComparison.Ordinal) + 1), "é takes two bytes");
        });
    }

    [TestCase("", JsonFaultKind.Empty, 0)]
    [TestCase(" \n", JsonFaultKind.Empty, 0)]
    [TestCase("NaN", JsonFaultKind.Syntax, 0)]
    [TestCase("{\"a\": Infinity}", JsonFaultKind.Syntax, 6)]
    [TestCase("[1,\n2,\n -Infinity]", JsonFaultKind.Syntax, 9)]
    [TestCase("\"a\tb\"", JsonFaultKind.Syntax, 2)]
    [TestCase("[1,]", JsonFaultKind.Syntax, 3)]
    [TestCase("[01]", JsonFaultKind.Syntax, 2)]
    [TestCase("{'a': 1}", JsonFaultKind.Syntax, 1)]
    [TestCase("{\"a\": 1", JsonFaultKind.Syntax, 7)]
    [TestCase("\"\\x\"", JsonFaultKind.Syntax, 2)]
    [TestCase("// c\n1", JsonFaultKind.Syntax, 0)]
    [TestCase("<html>", JsonFaultKind.Syntax, 0)]
    public void A_text_that_is_not_json_has_no_value_and_says_where_it_stops(string text, JsonFaultKind kind, int offset)
    {
        var parse = JsonText.Parse(Encoding.UTF8.GetBytes(text));

        Assert.Multiple(() =>
        {
            Assert.That(parse.Root, Is.Null);
            Assert.That(parse.Faults.Select(fault => (fault.Kind, fault.Offset)), Is.EqualTo(new[] { (kind, offset) }));
        });
    }

    [TestCase("{} x", JsonFaultKind.TrailingBytes, 3)]
    [TestCase("1\n2", JsonFaultKind.TrailingBytes, 2)]
    [TestCase("{\"a\":1}{\"a\":2}", JsonFaultKind.TrailingBytes, 7)]
    [TestCase("\uFEFF{}", JsonFaultKind.ByteOrderMark, 0)]
    [TestCase("""{"a":1,"b":2,"a":3}""", JsonFaultKind.DuplicateName, 13)]
    [TestCase("""{"a":1,"\u0061":3}""", JsonFaultKind.DuplicateName, 7)]
    [TestCase("""["x\ud83d"]""", JsonFaultKind.LoneSurrogate, 3)]
    [TestCase("""["\ude00\ud83d"]""", JsonFaultKind.LoneSurrogate, 2)]
    [TestCase("""{"\ud83dx":1}""", JsonFaultKind.LoneSurrogate, 2)]
    public void A_text_at_fault_still_has_its_value(string text, JsonFaultKind kind, int offset)
    {
        var parse = JsonText.Parse(Encoding.UTF8.GetBytes(text));

        Assert.Multiple(() =>
        {
            Assert.That(parse.Root, Is.Not.Null);
            Assert.That(parse.Faults[0].Kind, Is.EqualTo(kind));
            Assert.That(parse.Faults[0].Offset, Is.EqualTo(offset));
        });
    }

    [Test]
    public void All_faults_of_a_text_are_reported_in_order()
    {
        byte[] text = [.. "\uFEFF"u8, .. "{\"a\":\""u8, 0xFF, .. "\\ud800\",\"a\":1}"u8, .. " x"u8, 0xC0, 0xAF];
        var parse = JsonText.Parse(text);

        Assert.That(parse.Faults.Select(fault => (fault.Kind, fault.Offset)), Is.EqualTo(new[]
        {
            (JsonFaultKind.ByteOrderMark, 0),
            (JsonFaultKind.InvalidUtf8, 9),
            (JsonFaultKind.LoneSurrogate, 10),
            (JsonFaultKind.DuplicateName, 18),
            (JsonFaultKind.TrailingBytes, 25),
            (JsonFaultKind.InvalidUtf8, 26),
        }));
        Assert.That(parse.Root!.Members[0].Value.Text, Is.EqualTo("\uFFFD\uFFFD"));
    }

    [Test]
    public void Bytes_that_are_not_utf8_are_found_behind_a_syntax_error_too()
    {
        byte[] text = [.. "{oops "u8, 0xED, 0xA0, 0x80];

        Assert.That(JsonText.Parse(text).Faults.Select(fault => fault.Kind), Is.EqualTo(new[] { JsonFaultKind.Syntax, JsonFaultKind.InvalidUtf8 }));
    }

    [Test]
    public void A_pair_of_surrogate_escapes_is_one_character()
    {
        var parse = JsonText.Parse("""["\ud83d\ude00\"\\\/\b\f\n\r\t\u00e9"]"""u8.ToArray());

        Assert.Multiple(() =>
        {
            Assert.That(parse.Faults, Is.Empty);
            Assert.That(parse.Root!.Items[0].Text, Is.EqualTo("😀\"\\/\b\f\n\r\té"));
        });
    }

    [Test]
    public void Nesting_up_to_the_bound_is_read_and_one_more_is_refused()
    {
        var atBound = JsonText.Parse(Nested(JsonText.DefaultMaxDepth));
        var beyond = JsonText.Parse(Nested(JsonText.DefaultMaxDepth + 1));

        Assert.Multiple(() =>
        {
            Assert.That(atBound.Faults, Is.Empty);
            Assert.That(beyond.Root, Is.Null);
            Assert.That(beyond.Faults.Select(fault => (fault.Kind, fault.Offset)), Is.EqualTo(new[] { (JsonFaultKind.TooDeep, JsonText.DefaultMaxDepth) }));
        });
    }

    [Test]
    public void Values_up_to_the_bound_are_read_and_one_more_is_refused()
    {
        var atBound = JsonText.Parse(Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Repeat('0', JsonText.MaxValues - 1))}]"));
        var beyond = JsonText.Parse(Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Repeat('0', JsonText.MaxValues))}]"));

        Assert.Multiple(() =>
        {
            Assert.That(atBound.Faults, Is.Empty);
            Assert.That(beyond.Root, Is.Null);
            Assert.That(beyond.Faults.Select(fault => fault.Kind), Is.EqualTo(new[] { JsonFaultKind.TooLarge }));
        });
    }

    [Test]
    public void Levels_by_the_thousand_overflow_nothing()
    {
        var bounded = JsonText.Parse(Nested(200_000));
        var unbounded = JsonText.Parse(Nested(JsonText.MaxValues), int.MaxValue);

        Assert.Multiple(() =>
        {
            Assert.That(bounded.Faults.Single().Kind, Is.EqualTo(JsonFaultKind.TooDeep));
            Assert.That(unbounded.Faults, Is.Empty);
            Assert.That(unbounded.Root!.Length, Is.EqualTo(2 * JsonText.MaxValues));
        });
    }

    [Test]
    public void A_text_of_nothing_but_faults_reports_a_bounded_number_of_them()
    {
        var text = string.Concat("[", string.Join(',', Enumerable.Repeat("\"\\ud800\"", 10_000)), "]");

        Assert.That(JsonText.Parse(Encoding.UTF8.GetBytes(text)).Faults, Has.Count.EqualTo(64));
    }

    [TestCase("0", true)]
    [TestCase("-17", true)]
    [TestCase("123456789012345678901234567890", true)]
    [TestCase("1.0", false)]
    [TestCase("1e3", false)]
    [TestCase("1E3", false)]
    [TestCase("\"1\"", false)]
    public void An_integer_token_has_neither_fraction_nor_exponent(string text, bool isInteger) =>
        Assert.That(JsonText.Parse(Encoding.UTF8.GetBytes(text)).Root!.IsIntegerToken, Is.EqualTo(isInteger));

    private static byte[] Nested(int depth) => [.. Enumerable.Repeat((byte)'[', depth), .. Enumerable.Repeat((byte)']', depth)];

    private static string Slice(byte[] text, JsonNode node) => Encoding.UTF8.GetString(text, node.Offset, node.Length);
}
