using System.Text;
using Flowyte.Conformance.Json;
using Flowyte.Conformance.Yaml;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Yaml;

public sealed class YamlTextValueTests
{
    [TestCase("null", "null")]
    [TestCase("~", "null")]
    [TestCase("", "null")]
    [TestCase("true", "true")]
    [TestCase("FALSE", "false")]
    [TestCase("yes", "\"yes\"")]
    [TestCase("on", "\"on\"")]
    [TestCase("0", "0")]
    [TestCase("-12", "-12")]
    [TestCase("+12", "12")]
    [TestCase("007", "7")]
    [TestCase("0x1F", "31")]
    [TestCase("0o17", "15")]
    [TestCase("0o9", "\"0o9\"")]
    [TestCase("1.5", "1.5")]
    [TestCase("1.", "1.0")]
    [TestCase("-.5", "-0.5")]
    [TestCase("1.e3", "1.0e3")]
    [TestCase("6.02e+23", "6.02e+23")]
    [TestCase("1_000", "\"1_000\"")]
    [TestCase("0.1.0", "\"0.1.0\"")]
    [TestCase("2024-01-01", "\"2024-01-01\"")]
    [TestCase(".", "\".\"")]
    [TestCase("0x", "\"0x\"")]
    [TestCase("'12'", "\"12\"")]
    [TestCase("\"true\"", "\"true\"")]
    [TestCase("!!str 12", "\"12\"")]
    [TestCase("! 12", "\"12\"")]
    [TestCase("|-\n    12", "\"12\"")]
    public void A_scalar_has_the_kind_of_the_core_schema(string scalar, string json)
    {
        var root = Parse($"value: {scalar}\n");

        Assert.That(JsonText.Write(root["value"]!), Is.EqualTo(json));
    }

    [Test]
    public void Lists_and_maps_become_arrays_and_objects_in_their_order()
    {
        var root = Parse(
            """
            # a comment
            b: [1, {x: y}, ]
            a:
            - one
            - two: 2
              200: null
            empty: {}
            text: |
              two
              lines
            folded: >-
              one
              line
            """);

        Assert.That(
            JsonText.Write(root),
            Is.EqualTo("""{"b":[1,{"x":"y"}],"a":["one",{"two":2,"200":null}],"empty":{},"text":"two\nlines\n","folded":"one line"}"""));
    }

    [Test]
    public void An_alias_is_the_value_of_its_anchor()
    {
        var root = Parse("a: &it\n  x: [1]\nb: *it\nc: [*it, &it 2, *it]\n");

        Assert.That(JsonText.Write(root), Is.EqualTo("""{"a":{"x":[1]},"b":{"x":[1]},"c":[{"x":[1]},2,2]}"""));
    }

    [TestCase("\n")]
    [TestCase("\r\n")]
    [TestCase("\r")]
    public void Any_line_ending_and_a_byte_order_mark_give_the_same_value(string lineEnding)
    {
        var text = "\uFEFFa:\n  - b\n  - |\n    c\n    d\n\ne: Zoë\n".Replace("\n", lineEnding, StringComparison.Ordinal);

        Assert.That(JsonText.Write(Parse(text)), Is.EqualTo("""{"a":["b","c\nd\n"],"e":"Zoë"}"""));
    }

    [Test]
    public void A_tab_may_stand_between_key_value_and_comment()
    {
        Assert.That(JsonText.Write(Parse("a:\t1\t# one\nb: \"\t\"\n")), Is.EqualTo("""{"a":1,"b":"\t"}"""));
    }

    private static JsonNode Parse(string text) => YamlText.Parse("file.yaml", Encoding.UTF8.GetBytes(text)).Root;
}
