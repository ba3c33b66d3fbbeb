using Flowyte.Conformance.Json;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Schemas;

[TestFixture]
public sealed class SchemaSuiteTests
{
    private const string Absent = "the official suite is not at ../shared/json-schema-test-suite, nor where FLOWYTE_SCHEMA_SUITE says";

    private static readonly string[] LeftOut =
    [
        "$anchor",
        "$dynamicAnchor",
        "$dynamicRef",
        "contentEncoding",
        "contentMediaType",
        "dependentSchemas",
        "format",
        "unevaluatedItems",
        "unevaluatedProperties",

        // Dialects of the suite's own, to leave out vocabularies.
        "$schema http://localhost:1234/draft2020-12/metaschema-no-validation.json",
        "$schema http://localhost:1234/draft2020-12/metaschema-optional-vocabulary.json",

        // The metaschema needs $dynamicRef; these remote schemas need it too, or $anchor.
        "$ref https://json-schema.org/draft/2020-12/schema",
        "$ref http://localhost:1234/draft2020-12/detached-dynamicref.json#/$defs/foo",
        "$ref http://localhost:1234/draft2020-12/detached-ref.json#/$defs/foo",
        "$ref http://localhost:1234/draft2020-12/locationIndependentIdentifier.json#/$defs/refToInteger",
        "$ref http://localhost:1234/draft2020-12/locationIndependentIdentifier.json#foo",
    ];

    [TestCaseSource(nameof(Cases))]
    public void The_official_suite_agrees(JsonNode test, object group)
    {
        var result = ((SchemaSuiteGroup)group).Schemas!.Validate(SchemaSuite.Name, test["data"]!);

        Assert.That(result.Errors.Count == 0, Is.EqualTo(test["valid"]!.Text == "true"), JsonText.Write(test));
    }

    [Test]
    public void Of_the_official_suite_only_unsupported_keywords_are_left_out()
    {
        if (!SchemaSuite.IsThere)
        {
            Assert.Ignore(Absent);
        }

        var refused = SchemaSuite.Groups.Select(group => group.Refused).OfType<string>().Distinct();

        Assert.That(refused, Is.EquivalentTo(LeftOut));
    }

    private static IEnumerable<TestCaseData> Cases()
    {
        if (!SchemaSuite.IsThere)
        {
            return [new TestCaseData(null, null).SetName("The official suite").Ignore(Absent)];
        }

        return
            from @group in SchemaSuite.Groups
            where @group.Schemas is not null
            from test in @group.Tests
            select new TestCaseData(test, @group).SetName($"{@group.File}: {@group.Description}: {test["description"]!.Text}");
    }
}
