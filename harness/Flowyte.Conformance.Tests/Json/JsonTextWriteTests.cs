using System.Text;
using CsCheck;
using Flowyte.Conformance.Json;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Json;

public sealed class JsonTextWriteTests
{
    private static readonly Gen<JsonNode> Scalar = Gen.OneOf(
        Gen.Const(JsonNode.Null),
        Gen.Bool.Select(JsonNode.Of),
        Gen.Long.Select(JsonNode.Of),
        Gen.OneOf(Gen.Const("0.10"), Gen.Const("-0"), Gen.Const("1E+5"), Gen.Const("12345678901234567890")).Select(JsonNode.OfNumber),
        Gen.String[Gen.Char["aé\"\\\n\u0001\u2028/"], 0, 8].Select(JsonNode.Of));

    private static readonly Gen<JsonNode> Value = Gen.Recursive<JsonNode>((depth, inner) => depth > 4 ? Scalar : Gen.OneOf(
        Scalar,
        inner.Array[0, 4].Select(items => JsonNode.Array(items)),
        Gen.Select(Gen.String[Gen.Char["ab~/\""], 0, 3], inner).Array[0, 4].Select(members => JsonNode.Object(members.DistinctBy(member => member.Item1)))));

    [Test]
    public void What_is_written_is_read_again_without_a_fault() => Value.Sample(value =>
    {
        var text = JsonText.Write(value);
        var parse = JsonText.Parse(Encoding.UTF8.GetBytes(text));
        return parse.Faults.Count == 0
            && JsonEquality.Instance.Equals(parse.Root, value)
            && JsonText.Write(parse.Root!) == text;
    });

    [Test]
    public void Numbers_keep_their_token_and_objects_their_duplicates()
    {
        const string Text = """{"a":1.0,"b":[1E2,-0],"a":null}""";

        Assert.That(JsonText.Write(JsonText.Parse(Encoding.UTF8.GetBytes(Text)).Root!), Is.EqualTo(Text));
    }

    [Test]
    public void Half_a_surrogate_pair_is_written_as_an_escape() =>
        Assert.That(JsonText.Write(JsonNode.Of("\ud83d 😀")), Is.EqualTo("\"\\ud83d 😀\""));

    [Test]
    public void A_preview_of_a_large_value_is_cut_between_characters()
    {
        var value = JsonNode.Array(Enumerable.Repeat(JsonNode.Of("😀😀"), 100_000));

        Assert.Multiple(() =>
        {
            Assert.That(JsonText.Preview(value, 6), Is.EqualTo("[\"😀…"));
            Assert.That(JsonText.Preview(value, 120), Has.Length.LessThanOrEqualTo(120));
            Assert.That(JsonText.Preview(JsonNode.Of("ab"), 4), Is.EqualTo("\"ab\""));
        });
    }

    [TestCase("")]
    [TestCase("01")]
    [TestCase("+1")]
    [TestCase("1.")]
    [TestCase(".5")]
    [TestCase("1e")]
    [TestCase("NaN")]
    [TestCase("1 ")]
    public void A_number_is_made_only_of_a_json_token(string token) =>
        Assert.That(() => JsonNode.OfNumber(token), Throws.TypeOf<FormatException>());

    [Test]
    public void A_pointer_escapes_what_the_standard_reserves() =>
        Assert.That(JsonPointer.Append(JsonPointer.Append("", "a/b~c"), 3), Is.EqualTo("/a~1b~0c/3"));
}
