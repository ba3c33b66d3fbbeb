using Flowyte.Conformance.Json;
using Flowyte.Conformance.Schemas;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Schemas;

[TestFixture]
public sealed class SchemaRefusalTests
{
    [Test]
    public void An_unsupported_keyword_is_refused_with_place_and_nearest_keyword()
    {
        var refusal = Validating.Refusal("""{"properties":{"a":{"requierd":["b"]}}}""");

        Assert.That(refusal.Message, Is.EqualTo("test#/properties/a: \"requierd\" is not a keyword that is supported; did you mean \"required\"?"));
        Assert.That((refusal.Schema, refusal.Offset, refusal.Keyword), Is.EqualTo(("test", 20, "requierd")));
    }

    [Test]
    public void An_unsupported_keyword_that_is_near_to_none_is_refused_with_all_of_them() =>
        Assert.That(Validating.Refusal("""{"unevaluatedProperties":false}""").Message, Does.Contain("these are: $schema, $id,"));

    [TestCase("""{"type":"text"}""", "\"type\" takes one or more of null, boolean, number")]
    [TestCase("""{"type":[]}""", "\"type\" takes one or more of null, boolean, number")]
    [TestCase("""{"enum":1}""", "\"enum\" takes an array, not 1")]
    [TestCase("""{"minLength":-1}""", "\"minLength\" takes an integer that is not negative, not -1")]
    [TestCase("""{"minLength":1.5}""", "\"minLength\" takes an integer that is not negative, not 1.5")]
    [TestCase("""{"minimum":"1"}""", "\"minimum\" takes a number")]
    [TestCase("""{"multipleOf":0}""", "\"multipleOf\" takes a number above 0")]
    [TestCase("""{"required":["a","a"]}""", "\"required\" takes an array of strings, each of them once")]
    [TestCase("""{"dependentRequired":{"a":[1]}}""", "\"dependentRequired\" takes an array of strings")]
    [TestCase("""{"allOf":[]}""", "\"allOf\" takes an array of at least one schema")]
    [TestCase("""{"properties":[]}""", "\"properties\" takes an object of schemas")]
    [TestCase("""{"properties":{"a":{},"a":{}}}""", "\"properties\" takes an object of schemas, each under a name of its own")]
    [TestCase("""{"uniqueItems":1}""", "\"uniqueItems\" takes true or false")]
    [TestCase("""{"title":1}""", "\"title\" takes a string")]
    [TestCase("""{"type":"string","type":"null"}""", "\"type\" stands there twice")]
    [TestCase("""{"pattern":"("}""", "\"pattern\" takes a regular expression of ECMA-262")]
    [TestCase("""{"pattern":"\\Aa"}""", "\\A means nothing")]
    [TestCase("""{"patternProperties":{"[":{}}}""", "\"patternProperties\" takes a regular expression of ECMA-262")]
    [TestCase("""{"$schema":"http://json-schema.org/draft-07/schema#"}""", "the one dialect that is supported")]
    [TestCase("""{"$id":"a.json#b"}""", "\"$id\" takes a URI reference without a fragment")]
    [TestCase("""{"$ref":"other.schema.json"}""", "refers to \"other.schema.json\", which is no schema of this set")]
    [TestCase("""{"$ref":"#/$defs/chioce","$defs":{"choice":{}}}""", "there is no schema at \"#/$defs/chioce\"; did you mean \"#/$defs/choice\"?")]
    [TestCase("""{"items":3}""", "test#/items: a schema is an object, true or false, not 3")]
    public void What_a_keyword_does_not_take_is_refused(string schema, string message) =>
        Assert.That(Validating.Refusal(schema).Message, Does.Contain(message));

    [TestCase("""{"$ref":"#"}""")]
    [TestCase("""{"$ref":"#/$defs/a","$defs":{"a":{"allOf":[{"$ref":"#/$defs/b"}]},"b":{"if":{"$ref":"#/$defs/a"}}}}""")]
    [TestCase("""{"not":{"anyOf":[true,{"$ref":"#"}]}}""")]
    public void A_schema_that_would_never_end_is_refused(string schema) =>
        Assert.That(Validating.Refusal(schema).Message, Does.EndWith("to the value that it is already judging, without end"));

    [Test]
    public void A_schema_that_applies_itself_to_parts_goes_as_deep_as_the_value()
    {
        var value = $"{new string('[', JsonText.DefaultMaxDepth)}{new string(']', JsonText.DefaultMaxDepth)}";

        var result = Validating.Validate("""{"type":"array","anyOf":[{"items":{"$ref":"#"}}]}""", value);

        Assert.That(result.Errors, Is.Empty);
    }

    [Test]
    public void Files_refer_to_each_other_by_name()
    {
        var schemas = SchemaSet.Create(new Dictionary<string, JsonNode>
        {
            ["list"] = Validating.Json("""{"$id":"list.schema.json","items":{"$ref":"shared.schema.json#/$defs/a~1b%25"}}"""),
            ["shared"] = Validating.Json("""{"$id":"shared.schema.json","$defs":{"a/b%":{"type":"null"}}}"""),
        });

        Assert.That(schemas.Validate("list", Validating.Json("[null,1]")).Errors.Single().SchemaLocation, Is.EqualTo("shared#/$defs/a~1b%/type"));
    }

    [Test]
    public void Two_files_cannot_have_one_id() =>
        Assert.That(
            () => SchemaSet.Create(new Dictionary<string, JsonNode> { ["b"] = Validating.Json("""{"$id":"a.schema.json"}"""), ["a"] = Validating.Json("{}") }),
            Throws.TypeOf<SchemaException>().With.Message.Contains("as another schema of this set does"));

    [Test]
    public void A_name_that_is_not_there_is_refused_with_those_that_are() =>
        Assert.That(() => Validating.Load("{}").Validate("tset", JsonNode.Null), Throws.TypeOf<KeyNotFoundException>().With.Message.Contains("there are test"));
}
