using System.Text;
using Flowyte.Conformance.Yaml;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Yaml;

public sealed class YamlTextFaultTests
{
    [TestCase("a: 1\nb: 2\na: 3\n", "file.yaml(3,1): The key \"a\" is there twice.")]
    [TestCase("a: {x: 1, 'x': 2}\n", "file.yaml(1,11): The key \"x\" is there twice.")]
    [TestCase("a: *b\n", "file.yaml(1,4): Nothing before this place has the anchor \"&b\".")]
    [TestCase("a: &b [*b]\n", "file.yaml(1,8): Nothing before this place has the anchor \"&b\".")]
    [TestCase("[a]: 1\n", "file.yaml(1,1): A key is a text here, not a list, a map or an alias.")]
    [TestCase("a: !secret x\n", "file.yaml(1,4): The tag !secret has no meaning here; take it away.")]
    [TestCase("a: !!map {}\n", "file.yaml(1,4): The tag tag:yaml.org,2002:map has no meaning here; take it away.")]
    [TestCase("a: .inf\n", "file.yaml(1,4): JSON has no number .inf; put it in quotes if it is a text.")]
    [TestCase("a: 1\n---\nb: 2\n", "file.yaml(2,1): A second document begins here; a file holds one.")]
    [TestCase("", "file.yaml(1,1): The file is empty.")]
    [TestCase("# only a comment\n", "file.yaml(2,1): The file is empty.")]
    public void What_has_no_place_here_is_told_with_line_and_column(string text, string message)
    {
        Assert.That(() => Parse(text), Throws.TypeOf<YamlFormatException>().With.Message.EqualTo(message));
    }

    [TestCase("a: 1\n\tb: 2\n", 2)]
    [TestCase("a:\n  - b\n c: d\n", 3)]
    [TestCase("a: \"no end\n", 1)]
    [TestCase("a: [1, 2\nb: 3\n", 1)]
    [TestCase("a: b: c\n", 1)]
    [TestCase("a: @b\n", 1)]
    [TestCase("a: \"\\q\"\r\n", 1)]
    public void What_is_no_yaml_is_told_with_its_line(string text, int line)
    {
        var fault = Assert.Throws<YamlFormatException>(() => Parse(text));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(fault.Position.Line, Is.EqualTo(line));
            Assert.That(fault.Problem, Is.Not.Empty);
            Assert.That(fault.Message, Does.StartWith($"file.yaml({line},"));
        }
    }

    [Test]
    public void Bytes_that_are_not_utf8_are_told_with_their_place()
    {
        byte[] bytes = [.. "a: 1\nb: x"u8, 0xFF, .. "\n"u8];

        Assert.That(
            () => YamlText.Parse("file.yaml", bytes),
            Throws.TypeOf<YamlFormatException>().With.Message.StartsWith("file.yaml(2,5): The file is not UTF-8:"));
    }

    [Test]
    public void An_alias_bomb_is_refused()
    {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var level = 1; level <= 9; level++)
        {
            bomb.Append($"a{level}: &a{level} [{string.Join(", ", Enumerable.Repeat($"*a{level - 1}", 10))}]\n");
        }

        Assert.That(() => Parse(bomb.ToString()), Throws.TypeOf<YamlFormatException>().With.Message.Match(@"^file\.yaml\(6,10\): More than 200,000 values"));
    }

    [Test]
    public void Depth_is_bounded_with_and_without_aliases()
    {
        var deep = new string('[', 64) + new string(']', 64);
        var chain = new StringBuilder("- &a0 [x]\n");
        for (var level = 1; level <= 70; level++)
        {
            chain.Append($"- &a{level} [*a{level - 1}]\n");
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Parse(deep), Throws.Nothing);
            Assert.That(() => Parse($"[{deep}]"), Throws.TypeOf<YamlFormatException>().With.Message.Contains("deeper than 64"));
            Assert.That(() => Parse(new string('[', 100_000)), Throws.TypeOf<YamlFormatException>());
            Assert.That(() => Parse(chain.ToString()), Throws.TypeOf<YamlFormatException>().With.Message.Contains("With this alias, nested deeper than 64"));
        }
    }

    [Test]
    public void A_file_of_more_than_4_MiB_is_not_read()
    {
        Assert.That(
            () => YamlText.Parse("file.yaml", new byte[(4 * 1024 * 1024) + 1]),
            Throws.TypeOf<YamlFormatException>().With.Message.EqualTo("file.yaml(1,1): The file has 4,194,305 bytes; at most 4,194,304 are read."));
    }

    private static YamlDocument Parse(string text) => YamlText.Parse("file.yaml", Encoding.UTF8.GetBytes(text));
}
