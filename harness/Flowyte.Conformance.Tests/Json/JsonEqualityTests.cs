using System.Text;
using Flowyte.Conformance.Json;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Json;

public sealed class JsonEqualityTests
{
    [TestCase("1", "1.0")]
    [TestCase("100", "1e2")]
    [TestCase("0.001", "1E-3")]
    [TestCase("0", "-0.0e7")]
    [TestCase("1e400", "10e399")]
    [TestCase("12345678901234567890123", "12345678901234567890123.000")]
    [TestCase("1e99999999999999999999", "10e99999999999999999998")]
    [TestCase("""{"a":1,"b":[true,null]}""", """{"b":[true,null],"a":1.0}""")]
    [TestCase("\"\\u0061\"", "\"a\"")]
    public void These_are_equal(string left, string right)
    {
        Assert.Multiple(() =>
        {
            Assert.That(Read(left), Is.EqualTo(Read(right)).Using(JsonEquality.Instance));
            Assert.That(JsonEquality.Instance.GetHashCode(Read(left)), Is.EqualTo(JsonEquality.Instance.GetHashCode(Read(right))));
        });
    }

    [TestCase("9007199254740992", "9007199254740993")]
    [TestCase("0.1", "0.10000000000000000000000000000000000001")]
    [TestCase("1", "-1")]
    [TestCase("1", "10")]
    [TestCase("1", "true")]
    [TestCase("0", "false")]
    [TestCase("null", "\"\"")]
    [TestCase("[]", "{}")]
    [TestCase("[1,2]", "[2,1]")]
    [TestCase("""{"a":1}""", """{"a":1,"b":1}""")]
    [TestCase("""{"a":1}""", """{"b":1}""")]
    public void These_are_not_equal(string left, string right) =>
        Assert.That(Read(left), Is.Not.EqualTo(Read(right)).Using(JsonEquality.Instance));

    private static JsonNode Read(string text) => JsonText.Parse(Encoding.UTF8.GetBytes(text)).Root!;
}
