using Flowyte.Conformance.Reporting.Html;
using Flowyte.Conformance.Wire;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Reporting;

[TestFixture]
internal sealed class DialogueTests
{
    [Test]
    public void Every_form_of_a_message_is_told()
    {
        var exchange = Exchanges.Answered("a/1", 200, "application/json", "{}", """
            {"messages": [
              {"role": "system", "content": "Be kind."},
              {"role": "user", "content": [{"type": "text", "text": "What is"}, {"type": "image_url", "image_url": {"url": "x"}}]},
              {"role": "assistant", "content": null, "tool_calls": [{"function": {"name": "look", "arguments": "{\"at\":1}"}}]},
              {"role": "tool", "content": {"odd": true}},
              "no message"
            ]}
            """);

        Assert.That(Dialogue.Asked(exchange), Is.EqualTo(new[]
        {
            new DialogueTurn("system", "Be kind."),
            new DialogueTurn("user", "What is\n[image_url]"),
            new DialogueTurn("assistant", "", "calls look({\"at\":1})"),
            new DialogueTurn("tool", "{\"odd\":true}"),
            new DialogueTurn("without a role", ""),
        }));
    }

    [Test]
    public void A_message_to_a_session_and_its_answer_are_told()
    {
        var exchange = Exchanges.Answered(
            "s/1", 200, "application/json", """{"success": true, "data": {"messages": [{"role": "assistant", "content": "Hello"}]}}""", """{"content": "Hi"}""");

        Assert.That(Dialogue.Asked(exchange), Is.EqualTo(new[] { new DialogueTurn("user", "Hi") }));
        Assert.That(Answered(exchange), Is.EqualTo(new[] { new DialogueTurn("assistant", "Hello") }));
    }

    [Test]
    public void A_stream_is_told_as_what_it_comes_to()
    {
        var named = Exchanges.Answered("s/1", 200, "text/event-stream", "event: delta\ndata: {\"text\": \"Hel\"}\n\nevent: delta\ndata: {\"text\": \"lo\"}\n\nevent: done\ndata: {\"messages\": []}\n\n");
        var broken = Exchanges.Answered("s/2", 200, "text/event-stream", Exchanges.Stream("Ha")[..^"data: [DONE]\n\n".Length] + "data: {\"error\": {\"message\": \"too much\"}}\n\n");

        Assert.That(Answered(named), Is.EqualTo(new[] { new DialogueTurn("assistant", "Hello") }));
        Assert.That(Answered(broken), Is.EqualTo(new[] { new DialogueTurn("assistant", "Ha", "error: too much") }));
    }

    [TestCase("""{"error": {"message": "no"}}""", "no")]
    [TestCase("""{"title": "Bad", "detail": "worse"}""", "worse")]
    public void A_refusal_is_told(string body, string text)
    {
        Assert.That(Answered(Exchanges.Answered("a/1", 400, "application/json", body)), Is.EqualTo(new[] { new DialogueTurn("refused with 400", text) }));
    }

    [TestCase("{}")]
    [TestCase("[1]")]
    [TestCase("<html>")]
    public void What_says_nothing_is_no_conversation(string body)
    {
        var exchange = Exchanges.Answered("a/1", 200, "application/json", body, body);

        Assert.That(Dialogue.Asked(exchange), Is.Empty);
        Assert.That(Answered(exchange), Is.Empty);
    }

    private static IReadOnlyList<DialogueTurn> Answered(Exchange exchange) => Dialogue.Answered(exchange, StreamReading.Of(exchange));
}
