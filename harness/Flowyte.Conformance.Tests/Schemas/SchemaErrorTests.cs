using Flowyte.Conformance.Schemas;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Schemas;

[TestFixture]
public sealed class SchemaErrorTests
{
    [Test]
    public void An_error_says_where_in_the_value_and_in_the_schema()
    {
        const string Value = """{"ü":[1, "two", 3]}""";

        var error = Validating.ErrorOf("""{"properties":{"ü":{"items":{"type":"integer"}}}}""", Value);

        Assert.That(error, Is.EqualTo(new SchemaError
        {
            Pointer = "/ü/1",
            Offset = 10,
            Length = 5,
            Keyword = "type",
            SchemaLocation = "test#/properties/ü/items/type",
            Expected = "integer",
            Actual = "string \"two\"",
        }));
    }

    [Test]
    public void A_missing_member_is_told_at_its_object()
    {
        var error = Validating.ErrorOf("""{"items":{"required":["id"]}}""", """[{"id":1}, {"a":1,"b":2}]""");

        Assert.That((error.Pointer, error.Offset, error.Length), Is.EqualTo(("/1", 11, 13)));
        Assert.That((error.Expected, error.Actual), Is.EqualTo(("a member \"id\"", "only \"a\", \"b\"")));
    }

    [Test]
    public void Each_missing_member_is_an_error_of_its_own()
    {
        var errors = Validating.Validate("""{"required":["a","b","c"]}""", """{"b":1}""").Errors;

        Assert.That(string.Join("; ", errors.Select(error => error.Expected)), Is.EqualTo("a member \"a\"; a member \"c\""));
    }

    [Test]
    public void An_unknown_member_is_told_from_its_name_on()
    {
        var error = Validating.ErrorOf("""{"properties":{"b":{},"a":{}},"additionalProperties":false}""", """{"a":1, "x/y":[2]}""");

        Assert.That((error.Pointer, error.Keyword, error.Offset, error.Length), Is.EqualTo(("/x~1y", "additionalProperties", 8, 9)));
        Assert.That((error.Expected, error.Actual), Is.EqualTo(("only the members a, b", "\"x/y\"")));
    }

    [Test]
    public void A_bad_name_is_told_from_the_name_on()
    {
        var error = Validating.ErrorOf("""{"propertyNames":{"pattern":"^[a-z]+$"}}""", """{"a":1,"B":2}""");

        Assert.That((error.Pointer, error.Keyword, error.Offset), Is.EqualTo(("/B", "pattern", 7)));
    }

    [Test]
    public void Alternatives_are_told_once_by_what_they_are()
    {
        var error = Validating.ErrorOf(
            """{"anyOf":[{"title":"A name","type":"string"},{"type":"array","items":{"type":"string"}},{"$ref":"#/$defs/none"}],"$defs":{"none":{"description":"Nothing at all","const":null}}}""",
            "[1]");

        Assert.That((error.Keyword, error.SchemaLocation), Is.EqualTo(("anyOf", "test#/anyOf")));
        Assert.That(error.Expected, Is.EqualTo("one of: A name; array; Nothing at all"));
    }

    [Test]
    public void One_alternative_too_many_is_told_with_their_number()
    {
        var error = Validating.ErrorOf("""{"oneOf":[{"type":"integer"},{"minimum":0}]}""", "1");

        Assert.That((error.Expected, error.Actual), Is.EqualTo(("exactly one of: integer; at least 0", "2 of them: 1")));
    }

    [Test]
    public void What_must_not_be_is_told_with_the_reason()
    {
        var error = Validating.ErrorOf("""{"not":{"description":"It hides the answer.","required":["error"]}}""", """{"error":1}""");

        Assert.That(error.Expected, Is.EqualTo("not a member \"error\" (It hides the answer.)"));
    }

    [Test]
    public void Errors_come_in_the_order_of_the_value()
    {
        var errors = Validating.Validate("""{"properties":{"b":false,"a":{"items":false}}}""", """{"a":[1,2],"b":3}""").Errors;

        Assert.That(string.Join("; ", errors.Select(error => error.Pointer)), Is.EqualTo("/a/0; /a/1; /b"));
    }

    [Test]
    public void A_huge_value_is_shown_in_part()
    {
        var error = Validating.ErrorOf("""{"type":"object"}""", $"\"{new string('x', 100_000)}\"");

        Assert.That(error.Actual, Has.Length.LessThan(150).And.EndsWith("…"));
    }

    [Test]
    public void A_keyword_that_fails_a_thousand_times_is_told_a_few_times_and_hides_no_other()
    {
        var items = string.Join(",", Enumerable.Repeat("1", 1000));

        var errors = Validating.Validate("""{"items":{"type":"string"},"maxItems":10}""", $"[{items},true]").Errors;

        Assert.That(errors.Count(error => error.Keyword == "type"), Is.EqualTo(Validation.MostErrorsOfAKeyword));
        Assert.That(errors.Count(error => error.Keyword == "maxItems"), Is.EqualTo(1));
    }

    [Test]
    public void Each_of_two_members_with_one_name_is_judged()
    {
        var errors = Validating.Validate("""{"properties":{"a":{"type":"string"}}}""", """{"a":1,"a":"x","a":2}""").Errors;

        Assert.That(string.Join("; ", errors.Select(error => error.Actual)), Is.EqualTo("number 1; number 2"));
    }
}
