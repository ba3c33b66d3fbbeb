using System.Text.RegularExpressions;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests;

/// <summary>Expressions that hostile texts cannot slow down.</summary>
public sealed class PromptRegexTests
{
    [TestCase(@"NW-(?<number>\d{5})", "order NW-12345, please")]
    [TestCase("(?:a|ab)(?<rest>c?)", "xabc")]
    [TestCase("^the end", "not the end")]
    public void Short_and_long_texts_have_the_same_matches(string pattern, string text)
    {
        var regex = new PromptRegex(pattern);
        var shortText = regex.Match(text);
        var longText = regex.Match(text + new string('.', 10_000));
        Assert.Multiple(() =>
        {
            Assert.That(longText.Success, Is.EqualTo(shortText.Success));
            Assert.That(longText.Value, Is.EqualTo(shortText.Value));
            Assert.That(regex.IsMatch(text), Is.EqualTo(shortText.Success));
            Assert.That(longText.Groups.Keys.Select(name => longText.Groups[name].Value), Is.EqualTo(shortText.Groups.Keys.Select(name => shortText.Groups[name].Value)));
        });
    }

    // Texts that do not hold what every match begins with are not searched, and that must never be seen.
    [TestCase("order number", "ORDER NUMBER 1", ExpectedResult = true)]
    [TestCase("order number", "ORDER 1", ExpectedResult = false)]
    [TestCase("colou?r", "a color", ExpectedResult = true)]
    [TestCase("colou*", "colo", ExpectedResult = true)]
    [TestCase("ab{0}c", "ac", ExpectedResult = true)]
    [TestCase("first|second", "the second", ExpectedResult = true)]
    [TestCase("(?-i:NW)", "nw", ExpectedResult = false)]
    [TestCase("skies", "s\u212Aies", ExpectedResult = true)]
    [TestCase("cases", "ca\u017Fes", ExpectedResult = false)]
    [TestCase("a.c", "abc", ExpectedResult = true)]
    [TestCase("", "", ExpectedResult = true)]
    public bool An_expression_matches_as_ordinary_ones_do(string pattern, string text)
    {
        var expected = Regex.IsMatch(text, pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        var actual = new PromptRegex(pattern, RegexOptions.IgnoreCase).IsMatch(text);
        Assert.That(actual, Is.EqualTo(expected));
        return actual;
    }

    // The ordinary engine would take longer than the universe is old for the shorter one already.
    [TestCase(60)]
    [TestCase(100_000)]
    public void A_text_that_would_take_for_ever_takes_a_moment(int length)
    {
        var regex = new PromptRegex("^(a+)+$");
        var text = new string('a', length) + "!";
        Assert.Multiple(() =>
        {
            Assert.That(regex.IsMatch(text), Is.False);
            Assert.That(regex.Match(text).Success, Is.False);
        });
    }

    [TestCase("a(?=b)")]
    [TestCase("a(?!b)")]
    [TestCase("(?<=a)b")]
    [TestCase("(?<!a)b")]
    [TestCase("(?>a+)b")]
    [TestCase(@"(a)\1")]
    [TestCase(@"(?<x>a)\k<x>")]
    [TestCase("(?<x>a)(?<y-x>b)")]
    [TestCase("(a)?(?(1)b|c)")]
    [TestCase(@"\Ga")]
    public void What_is_not_linear_is_refused_when_it_is_read(string pattern) =>
        Assert.That(() => new PromptRegex(pattern), Throws.TypeOf<NotSupportedException>());

    [Test]
    public void What_is_no_expression_is_refused_when_it_is_read() =>
        Assert.That(() => new PromptRegex("(a"), Throws.InstanceOf<RegexParseException>());

    [TestCase(@"\\1")]
    [TestCase(@"\(?a")]
    [TestCase("(?i)A")]
    public void What_only_looks_like_it_is_read(string pattern) =>
        Assert.That(() => new PromptRegex(pattern), Throws.Nothing);
}
