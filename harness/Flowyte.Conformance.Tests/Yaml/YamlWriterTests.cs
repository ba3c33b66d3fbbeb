using System.Text;
using Flowyte.Conformance.Generating;
using Flowyte.Conformance.Json;
using Flowyte.Conformance.Tests.Running;
using Flowyte.Conformance.Yaml;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Yaml;

public sealed class YamlWriterTests
{
    [Test]
    public void A_value_is_written_with_a_line_for_each_member_and_item() => Assert.That(
        YamlWriter.Write(MadeUp.Json("{'a':'x','b':[1,'null',[true],{'c':null,'d':{}}],'e':{'f':[]},'REQ-1':'yes','null':0,'1 2':0}")),
        Is.EqualTo(
            """
            a: "x"
            b:
              - 1
              - "null"
              - - true
              - c: null
                d: {}
            e:
              f: []
            REQ-1: "yes"
            "null": 0
            "1 2": 0

            """));

    [Test]
    public void What_nobody_sees_in_a_text_is_escaped() => Assert.That(
        YamlWriter.Write(JsonNode.Object(("a", JsonNode.Of("\"\\\n\u0007\u0085\u00a0\u2028\ufeff\u200d👍🏽\U000e0067 é")))),
        Is.EqualTo("a: \"\\\"\\\\\\n\\u0007\\u0085\\u00a0\\u2028\\ufeff\\u200d👍🏽\\U000e0067 é\"\n"));

    [Test]
    public void What_was_written_is_read_as_the_same_value()
    {
        foreach (var body in GeneratedConversations.Make(seed: 2, count: 200).Select(conversation => conversation.Body!))
        {
            var read = YamlText.Parse("written.yaml", Encoding.UTF8.GetBytes(YamlWriter.Write(body))).Root;

            Assert.That(JsonText.Write(read), Is.EqualTo(JsonText.Write(body)));
        }
    }
}
