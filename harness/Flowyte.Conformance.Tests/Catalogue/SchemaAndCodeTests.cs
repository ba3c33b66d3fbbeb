using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Json;
using Flowyte.Conformance.Running;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Catalogue;

/// <summary>Names that stand in a schema and in code have to be the same.</summary>
public sealed class SchemaAndCodeTests
{
    private static readonly Target Target = new()
    {
        BaseUrl = new Uri("http://localhost"),
        Agent = "agt_one",
        Key = "key",
        UnpublishedAgent = "agt_draft",
        UnscopedKey = "unscoped",
        PublishableKey = "publishable",
    };

    [Test]
    public void The_keys_of_the_schema_are_those_of_KeyChoice()
    {
        Assert.That(
            Texts("conversation", "/$defs/request/properties/key/enum"),
            Is.EquivalentTo(Enum.GetNames<KeyChoice>().Select(name => name.ToLowerInvariant())));
    }

    [Test]
    public void The_levels_of_the_schema_are_those_of_Level()
    {
        Assert.That(
            Texts("requirements", "/$defs/requirement/properties/level/enum"),
            Is.EqualTo(Enum.GetNames<Level>().Select(name => name.ToUpperInvariant())));
    }

    [Test]
    public void A_target_can_know_each_need_of_the_schema()
    {
        var needs = Texts("conversation", "/properties/needs/items/enum").ToList();

        Assert.That(needs, Is.Not.Empty);
        Assert.That(needs.Where(need => !Target.Knows(need)), Is.Empty);
    }

    [Test]
    public void Each_variable_that_a_placeholder_may_name_has_a_value()
    {
        var variables = RunVariables.For(Target, seed: 1, "case", new Dictionary<string, string> { ["nonce"] = "0123456789ab", ["digits"] = "123456789012" });

        Assert.That(PlaceholderRules.RunVariables.Where(name => variables.FillText($"{{{{{name}}}}}") == $"{{{{{name}}}}}"), Is.Empty);
    }

    [TestCase("requirements")]
    [TestCase("conversation")]
    [TestCase("version")]
    [TestCase("config")]
    [TestCase("dialect")]
    [TestCase("agent")]
    [TestCase("baseline")]
    public void A_schema_is_named_as_its_file_and_describes_each_key(string name)
    {
        var schema = Read(name);
        var keys = Properties(schema).ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(schema["$id"]!.Text, Is.EqualTo($"{name}.schema.json"));
            Assert.That(keys, Is.Not.Empty);
            Assert.That(keys.Where(key => Described(schema, key.Value) is null).Select(key => key.Name), Is.Empty);
        }
    }

    private static IEnumerable<JsonMember> Properties(JsonNode node) => node.Members
        .SelectMany(member => member.Name == "properties" ? member.Value.Members.Concat(member.Value.Members.SelectMany(child => Properties(child.Value))) : Properties(member.Value));

    private static JsonNode? Described(JsonNode schema, JsonNode key) =>
        key["description"] ?? (key["$ref"] is { } reference ? JsonPointer.Find(schema, reference.Text[1..])?["description"] : key["items"]?["description"] ?? key["items"]?["$ref"]);

    private static IEnumerable<string> Texts(string schema, string pointer) => JsonPointer.Find(Read(schema), pointer)!.Items.Select(item => item.Text);

    private static JsonNode Read(string schema) =>
        JsonText.Parse(File.ReadAllBytes(Path.Combine(SpecsFolder.BuiltIn, "schemas", $"{schema}.schema.json"))).Root!;
}
