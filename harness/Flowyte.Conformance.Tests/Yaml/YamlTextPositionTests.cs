using System.Text;
using CsCheck;
using Flowyte.Conformance.Json;
using Flowyte.Conformance.Yaml;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Yaml;

public sealed class YamlTextPositionTests
{
    private const string Sample =
        """
        # Zoë 😀
        plain: some text   # comment
        quoted: "a \u00e9 ë"
        flow: [1, {x: 'y'}]
        list:
          - ünder
          - nested: &it
              deep: true
          - *it
        block: |
          one
          two
        last: end
        """;

    [TestCase("\n", "")]
    [TestCase("\r\n", "")]
    [TestCase("\r", "")]
    [TestCase("\n", "\uFEFF")]
    [TestCase("\r\n", "\uFEFF")]
    public void Offset_and_length_cut_each_value_out_of_the_file(string lineEnding, string mark)
    {
        var bytes = Encoding.UTF8.GetBytes(mark + Sample.ReplaceLineEndings(lineEnding));
        var root = YamlText.Parse("file.yaml", bytes).Root;
        string Cut(JsonNode node) => Encoding.UTF8.GetString(bytes, node.Offset, node.Length).ReplaceLineEndings("\n");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Cut(root), Is.EqualTo(Sample[Sample.IndexOf("plain", StringComparison.Ordinal)..]));
            Assert.That(Cut(root["plain"]!), Is.EqualTo("some text"));
            Assert.That(Cut(root["quoted"]!), Is.EqualTo("\"a \\u00e9 ë\""));
            Assert.That(Cut(root["flow"]!), Is.EqualTo("[1, {x: 'y'}]"));
            Assert.That(Cut(root["flow"]!.Items[1]), Is.EqualTo("{x: 'y'}"));
            Assert.That(Cut(root["list"]!.Items[0]), Is.EqualTo("ünder"));
            Assert.That(root["list"]!.Items[2], Is.SameAs(root["list"]!.Items[1]["nested"]));
            Assert.That(Cut(root["last"]!), Is.EqualTo("end"));
        }
    }

    [TestCase("\n", "")]
    [TestCase("\r\n", "\uFEFF")]
    public void Lines_and_columns_are_those_of_an_editor(string lineEnding, string mark)
    {
        var document = YamlText.Parse("file.yaml", Encoding.UTF8.GetBytes(mark + Sample.ReplaceLineEndings(lineEnding)));
        var root = document.Root;
        TextPosition At(JsonNode node) => document.PositionOf(node.Offset);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(At(root), Is.EqualTo(new TextPosition(2, 1)));
            Assert.That(At(root["plain"]!), Is.EqualTo(new TextPosition(2, 8)));
            Assert.That(document.PositionOf(root.Members[2].NameOffset), Is.EqualTo(new TextPosition(4, 1)));
            Assert.That(At(root["flow"]!.Items[1]["x"]!), Is.EqualTo(new TextPosition(4, 15)));
            Assert.That(At(root["list"]!.Items[1]["nested"]!["deep"]!), Is.EqualTo(new TextPosition(8, 13)));
            Assert.That(At(root["last"]!), Is.EqualTo(new TextPosition(13, 7)));
        }
    }

    [Test]
    public void Whatever_the_file_holds_the_answer_is_a_value_or_a_fault_inside_the_file()
    {
        // Bytes that mean something to YAML, so that random texts get past the first line.
        Gen.OneOf(" ", "  ", "\n", "\r\n", "\t", "- ", ": ", "a", "ë", "😀", "&a ", "*a", "[", "]", "{", "}", ",", "'", "\"", "\\", "|", ">", "#", "? ", "!", "!!str ", "%", "---", "...", "0x", "\u2028", "\u0085", "\0", "\uFEFF")
            .Array[0, 40]
            .Select(parts => string.Concat(parts))
            .Sample(
                text =>
                {
                    var bytes = Encoding.UTF8.GetBytes(text);
                    try
                    {
                        var root = YamlText.Parse("file.yaml", bytes).Root;
                        return root.Offset >= 0 && root.Length >= 0 && root.Offset + root.Length <= bytes.Length;
                    }
                    catch (YamlFormatException exception)
                    {
                        return exception.Position is { Line: >= 1, Column: >= 1 } && exception.Position.Line <= text.Length + 1;
                    }
                },
                iter: 5_000);
    }
}
