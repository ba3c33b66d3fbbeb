using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Schemas;

[TestFixture]
public sealed class SchemaNumberTests
{
    [TestCase("""{"maximum":9007199254740992}""", "9007199254740993", false)]
    [TestCase("""{"maximum":9007199254740992}""", "9007199254740992.0", true)]
    [TestCase("""{"exclusiveMinimum":0.1}""", "0.10000000000000000000000000001", true)]
    [TestCase("""{"minimum":0}""", "-1e-400", false)]
    [TestCase("""{"maximum":1e400}""", "1e401", false)]
    [TestCase("""{"const":1}""", "1.0", true)]
    [TestCase("""{"type":"integer"}""", "1e400", true)]
    [TestCase("""{"type":"integer"}""", "1.5", false)]
    [TestCase("""{"multipleOf":0.01}""", "19.99", true)]
    [TestCase("""{"multipleOf":0.01}""", "19.999", false)]
    [TestCase("""{"multipleOf":4}""", "10", false)]
    [TestCase("""{"multipleOf":4}""", "1e2", true)]
    [TestCase("""{"multipleOf":3}""", "1e1000000000000", false)]
    [TestCase("""{"multipleOf":2}""", "1e1000000000000", true)]
    [TestCase("""{"multipleOf":7}""", "0.0", true)]
    public void Numbers_are_exact(string schema, string value, bool holds) =>
        Assert.That(Validating.Validate(schema, value).Errors.Count == 0, Is.EqualTo(holds));

    [TestCase("""{"maximum":253402300799}""", "1e", false)]
    [TestCase("""{"minimum":0}""", "-1e-", false)]
    [TestCase("""{"maximum":253402300799}""", "1e-", true)]
    [TestCase("""{"multipleOf":7}""", "1e", false)]
    public void Exponents_and_digits_without_end_are_judged(string schema, string start, bool holds) =>
        Assert.That(Validating.Validate(schema, start + new string('9', 1_000_000)).Errors.Count == 0, Is.EqualTo(holds));

    [TestCase("""{"maxLength":1}""", "\"😀\"", true)]
    [TestCase("""{"minLength":2}""", "\"😀\"", false)]
    [TestCase("""{"minLength":2}""", "\"😀a\"", true)]
    [TestCase("""{"maxLength":2}""", "\"😀😀😀\"", false)]
    public void Lengths_count_characters_and_not_their_halves(string schema, string value, bool holds) =>
        Assert.That(Validating.Validate(schema, value).Errors.Count == 0, Is.EqualTo(holds));
}
