using Flowyte.Conformance.Schemas;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Schemas;

[TestFixture]
public sealed class RequirementAnnotationTests
{
    [TestCase("""{"type":"string","x-requirement":"A-1"}""", "1", TestName = "A_string_is_for_every_keyword")]
    [TestCase("""{"type":"string","x-requirement":{"type":"A-1"}}""", "1", TestName = "An_object_is_by_keyword")]
    [TestCase("""{"required":["a"],"x-requirement":{"required":"A-1"}}""", "{}", TestName = "Required_may_have_one_for_all_members")]
    [TestCase("""{"required":["a"],"x-requirement":{"required":{"a":"A-1"}}}""", "{}", TestName = "Required_may_have_one_by_member")]
    [TestCase("""{"properties":{"a":{"type":"null"}},"x-requirement":{"properties":{"a":"A-1"}}}""", """{"a":1}""", TestName = "Properties_may_have_one_by_member")]
    [TestCase("""{"$ref":"#/$defs/x","x-requirement":"A-1","$defs":{"x":{"type":"string"}}}""", "1", TestName = "It_goes_through_a_reference")]
    [TestCase("""{"$ref":"#/$defs/x","x-requirement":"A-1","$defs":{"x":{"properties":{"a":{"type":"string"}}}}}""", """{"a":1}""", TestName = "It_goes_through_a_reference_to_parts_of_the_value")]
    [TestCase("""{"$ref":"#/$defs/x","x-requirement":"A-2","$defs":{"x":{"type":"string","x-requirement":"A-1"}}}""", "1", TestName = "The_nearest_one_counts")]
    [TestCase("""{"allOf":[{"type":"string"}],"x-requirement":{"allOf":"A-1"}}""", "1", TestName = "It_goes_through_allOf")]
    [TestCase("""{"if":true,"then":{"type":"string"},"x-requirement":{"then":"A-1"}}""", "1", TestName = "It_goes_through_then")]
    [TestCase("""{"anyOf":[{"type":"string","x-requirement":"A-2"}],"x-requirement":"A-1"}""", "1", TestName = "Alternatives_are_told_as_a_whole")]
    [TestCase("""{"x-requirement":"A-1","type":"object","additionalProperties":false}""", """{"a":1}""", TestName = "It_covers_additional_members")]
    public void The_error_and_the_evidence_name_the_requirement(string schema, string value)
    {
        var result = Validating.Validate(schema, value);

        Assert.That(result.Errors.Single().Requirement, Is.EqualTo("A-1"));
        Assert.That(string.Join("; ", result.Asserted), Is.EqualTo("A-1"));
    }

    [Test]
    public void A_keyword_that_no_annotation_covers_proves_nothing()
    {
        var result = Validating.Validate("""{"type":"string","maxLength":1,"x-requirement":{"maxLength":"A-1"}}""", "1");

        Assert.That(result.Errors.Single().Requirement, Is.Null);
        Assert.That(result.Asserted, Is.Empty);
    }

    [TestCase("{}", "", TestName = "An_absent_member_is_no_evidence")]
    [TestCase("""{"a":1}""", "A-1", TestName = "A_present_member_is_evidence")]
    public void Only_what_was_applied_is_evidence(string value, string asserted)
    {
        var result = Validating.Validate("""{"properties":{"a":{"type":"integer","x-requirement":"A-1"}}}""", value);

        Assert.That(string.Join(' ', result.Asserted), Is.EqualTo(asserted));
    }

    [Test]
    public void A_required_member_that_is_absent_is_evidence_by_its_absence()
    {
        var result = Validating.Validate("""{"required":["a"],"properties":{"a":{"type":"integer","x-requirement":"A-1"}},"x-requirement":{"required":{"a":"A-1"}}}""", "{}");

        Assert.That(string.Join("; ", result.Asserted), Is.EqualTo("A-1"));
    }

    [TestCase("""{"additionalProperties":false,"x-requirement":"A-1"}""", "{}")]
    [TestCase("""{"properties":{"a":{"type":"null"}},"x-requirement":{"properties":{"a":"A-1"}}}""", "{}")]
    [TestCase("""{"not":{"required":["a"]},"x-requirement":"A-1"}""", "{}")]
    [TestCase("""{"maxLength":3,"x-requirement":"A-1"}""", "\"a\"")]
    public void What_could_have_failed_and_did_not_is_evidence(string schema, string value)
    {
        var result = Validating.Validate(schema, value);

        Assert.That(result.Errors, Is.Empty);
        Assert.That(string.Join("; ", result.Asserted), Is.EqualTo("A-1"));
    }

    [TestCase("""{"maxLength":3,"x-requirement":"A-1"}""", "1", TestName = "A_keyword_for_another_kind_of_value_is_no_evidence")]
    [TestCase("""{"if":{"type":"string","x-requirement":"A-1"}}""", "1", TestName = "A_condition_is_no_evidence")]
    [TestCase("""{"items":{"type":"string"},"x-requirement":"A-1"}""", "[]", TestName = "An_empty_array_is_no_evidence_about_items")]
    public void What_could_not_fail_is_no_evidence(string schema, string value) =>
        Assert.That(Validating.Validate(schema, value).Asserted, Is.Empty);

    [TestCase("""{"type":"string","x-requirement":1}""", "takes the id of a requirement, or an object")]
    [TestCase("""{"type":"string","x-requirement":{"maxLength":"A-1"}}""", "of which \"maxLength\" is none")]
    [TestCase("""{"title":"a","x-requirement":{"title":"A-1"}}""", "of which \"title\" is none")]
    [TestCase("""{"type":"string","x-requirement":{"type":{"a":"A-1"}}}""", "takes the id of a requirement")]
    [TestCase("""{"properties":{"a":{}},"x-requirement":{"properties":{"b":"A-1"}}}""", "of which \"b\" is none")]
    [TestCase("""{"required":["a"],"x-requirement":{"required":{"b":"A-1"}}}""", "of which \"b\" is none")]
    public void An_annotation_that_can_prove_nothing_is_refused(string schema, string message)
    {
        var refusal = Validating.Refusal(schema);

        Assert.That(refusal.Message, Does.Contain(message));
        Assert.That(refusal.Keyword, Is.EqualTo("x-requirement"));
    }

    [TestCase("1", true)]
    [TestCase("-0", true)]
    [TestCase("123456789012345678901234567890", true)]
    [TestCase("1.0", false)]
    [TestCase("1e3", false)]
    [TestCase("\"1.0\"", true)]
    public void An_integer_token_is_written_as_an_integer(string value, bool holds)
    {
        var errors = Validating.Validate("""{"x-integer-token":true}""", value).Errors;

        Assert.That(string.Join("; ", errors.Select(error => error.Keyword)), Is.EqualTo(holds ? "" : "x-integer-token"));
    }
}
