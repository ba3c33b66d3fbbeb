using System.Text;
using Flowyte.Conformance.Json;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Json;

public sealed class JsonPointerTests
{
    // The document of RFC 6901 §5.
    private static readonly JsonNode Document = JsonText.Parse(Encoding.UTF8.GetBytes(
        """{"foo": ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "e^f": 3, "g|h": 4, "i\\j": 5, "k\"l": 6, " ": 7, "m~n": 8, "~1": 9}""")).Root!;

    [TestCase("/foo", """["bar","baz"]""")]
    [TestCase("/foo/0", "\"bar\"")]
    [TestCase("/", "0")]
    [TestCase("/a~1b", "1")]
    [TestCase("/c%d", "2")]
    [TestCase("/i\\j", "5")]
    [TestCase("/ ", "7")]
    [TestCase("/m~0n", "8")]
    [TestCase("/~01", "9")]
    public void A_pointer_names_a_value(string pointer, string json)
    {
        Assert.That(JsonText.Write(JsonPointer.Find(Document, pointer)!), Is.EqualTo(json));
    }

    [Test]
    public void The_empty_pointer_names_the_root()
    {
        Assert.That(JsonPointer.Find(Document, ""), Is.SameAs(Document));
    }

    [TestCase("/bar")]
    [TestCase("/foo/2")]
    [TestCase("/foo/-1")]
    [TestCase("/foo/-")]
    [TestCase("/foo/0/x")]
    public void A_pointer_to_nothing_gives_nothing(string pointer)
    {
        Assert.That(JsonPointer.Find(Document, pointer), Is.Null);
    }

    [Test]
    public void A_text_that_does_not_begin_with_a_slash_is_no_pointer()
    {
        Assert.That(() => JsonPointer.Segments("foo/0"), Throws.TypeOf<FormatException>());
    }

    [Test]
    public void Segments_are_what_was_appended()
    {
        var pointer = JsonPointer.Append(JsonPointer.Append(JsonPointer.Append("", "a/b~c"), 3), "~1");

        Assert.That(JsonPointer.Segments(pointer), Is.EqualTo(["a/b~c", "3", "~1"]));
    }
}
