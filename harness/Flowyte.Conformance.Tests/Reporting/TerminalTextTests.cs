using Flowyte.Conformance.Reporting;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Reporting;

[TestFixture]
internal sealed class TerminalTextTests
{
    [TestCase("plain", ExpectedResult = "plain")]
    [TestCase("Zoë 👋 漢字", ExpectedResult = "Zoë 👋 漢字")]
    [TestCase("\u001b[31mred\u0007", ExpectedResult = "\\u001b[31mred\\u0007")]
    [TestCase("a\r\nb\tc\0", ExpectedResult = "a\\r\\nb\\tc\\u0000")]
    [TestCase("\u009b2J", ExpectedResult = "\\u009b2J")]
    [TestCase("abc\u202Edef\u2066", ExpectedResult = "abc\\u202edef\\u2066")]
    [TestCase("a\u200bb\ufeff\u00a0", ExpectedResult = "a\\u200bb\\ufeff\\u00a0")]
    [TestCase("\u2028", ExpectedResult = "\\u2028")]
    [TestCase("\U000E0041", ExpectedResult = "\\u{e0041}")]
    public string Hidden_characters_become_escapes(string text) => TerminalText.Escape(text);

    [Test]
    public void Half_of_a_surrogate_pair_becomes_an_escape() =>
        Assert.That(TerminalText.Escape("a" + '\ud83d' + "b"), Is.EqualTo("a\\ud83db"));

    [Test]
    public void Nothing_that_moves_a_cursor_is_left()
    {
        var all = string.Concat(Enumerable.Range(0, 0x10000).Where(value => value is < 0xD800 or > 0xDFFF).Select(value => (char)value));

        var escaped = TerminalText.Escape(all);

        Assert.That(escaped.Where(char.IsControl), Is.Empty);
    }
}
