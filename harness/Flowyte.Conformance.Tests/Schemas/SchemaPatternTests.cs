using Flowyte.Conformance.Schemas.Keywords;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Schemas;

[TestFixture]
public sealed class SchemaPatternTests
{
    [TestCase("^a$", "a", true)]
    [TestCase("^a$", "a\n", false, Description = "$ is the very end")]
    [TestCase(@"^\d$", "٣", false, Description = "digits are ASCII's")]
    [TestCase(@"^\w$", "é", false, Description = "so are word characters")]
    [TestCase(@"^\W$", "é", true)]
    [TestCase(@"^[\W]$", "_", false)]
    [TestCase(@"^[\D]$", "5", false)]
    [TestCase(@"^[\S\d]$", "\u00A0", false)]
    [TestCase(@"^\s$", "\uFEFF", true)]
    [TestCase(@"^\s$", "\u0085", false)]
    [TestCase(@"^\S$", "\u0085", true)]
    [TestCase("^.$", "😀", true, Description = "a character beyond U+FFFF is one")]
    [TestCase("^..$", "😀", false)]
    [TestCase("^[^a]$", "😀", true)]
    [TestCase("^😀+$", "😀😀", true)]
    [TestCase(@"^\u{1F600}$", "😀", true)]
    [TestCase(@"^[\u{61}]$", "a", true)]
    [TestCase("^.$", "\u2028", false)]
    [TestCase(@"\bcat\b", "a cat.", true)]
    [TestCase(@"\bcat\b", "cats", false)]
    [TestCase(@"^\p{Lowercase_Letter}$", "é", true)]
    [TestCase(@"^\P{Lu}$", "é", true)]
    [TestCase(@"^[\p{Nd}_]$", "٣", true)]
    [TestCase("^(?!x)(.)\\1$", "aa", true, Description = "looking around and back")]
    [TestCase("^[a-z-[]$", "[", true, Description = "no subtraction")]
    [TestCase("^(?:a|b)(?<n>c)$", "bc", true)]
    [TestCase(@"^a\/b\-c$", "a/b-c", true)]
    public void Patterns_are_those_of_ECMA_262(string pattern, string text, bool matches) =>
        Assert.That(new EcmaPattern(pattern).Matches(text), Is.EqualTo(matches));

    [TestCase("(?i)a")]
    [TestCase("(?>a)")]
    [TestCase(@"a\Z")]
    [TestCase(@"\p{Script=Greek}")]
    [TestCase(@"\u{110000}")]
    [TestCase("[]")]
    [TestCase("[a")]
    [TestCase("[😀]")]
    [TestCase("a\\")]
    public void What_ECMA_262_has_not_is_refused(string pattern) =>
        Assert.That(() => new EcmaPattern(pattern), Throws.TypeOf<FormatException>());

    [Test]
    public void A_pattern_that_would_run_for_years_runs_for_a_moment() =>
        Assert.That(new EcmaPattern("^(a+)+$").Matches($"{new string('a', 100_000)}b"), Is.False);
}
