using System.Text;
using Flowyte.Conformance.Reporting.Html;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Reporting;

[TestFixture]
internal sealed class HtmlWriterTests
{
    [TestCase("plain", "plain")]
    [TestCase("<a href=\"x\" title='y'>&amp;", "&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;")]
    [TestCase("line\n\tZoë 👋", "line\n\\tZoë 👋")]
    [TestCase("nul \0 cr \r bidi \u202e", "nul \\u0000 cr \\r bidi \\u202e")]
    public void A_hole_is_text(string text, string expected) => Assert.That(Written(html => html.Write($"{text}")), Is.EqualTo(expected));

    // Attributes cannot carry half of a surrogate pair.
    [Test]
    public void Half_of_a_pair_is_told() => Assert.That(Written(html => html.Write($"{"👋"[..1]} half")), Is.EqualTo("\\ud83d half"));

    [Test]
    public void Bytes_are_shown_with_nothing_hidden()
    {
        byte[] bytes = [.. "a<\r\n\t\u200b\r\rë"u8, 0xff, 0xc3];

        Assert.That(Written(html => html.WriteBytes(bytes)), Is.EqualTo("a&lt;<i>\\r\\n</i>\n<i>\\t\\u200b\\r</i>\n<i>\\r</i>\në<i>\\xff\\xc3</i>"));
    }

    [Test]
    public void It_counts_the_bytes_that_it_takes()
    {
        var html = new HtmlWriter();
        html.Write($"<p>{"ë"}</p>");

        Assert.That(html.ByteCount, Is.EqualTo(9));
    }

    private static string Written(Action<HtmlWriter> write)
    {
        var html = new HtmlWriter();
        write(html);
        using var output = new MemoryStream();
        html.CopyTo(output);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
