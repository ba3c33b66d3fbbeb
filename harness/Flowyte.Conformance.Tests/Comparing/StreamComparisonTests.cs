using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Comparing;

public sealed class StreamComparisonTests
{
    private static readonly string Usual = Body(Compared.Reply("Yes."));

    [Test]
    public void Text_and_the_number_of_its_chunks_are_no_difference() =>
        Assert.That(Compared.Of(Compared.Events(Compared.Reply("Yes", ", ", "of ", "course", "")), Compared.Events(Compared.Reply("No."))), Is.Empty);

    [Test]
    public void Text_that_comes_with_the_role_may_end_there_or_go_on()
    {
        var role = Compared.Chunk("""{"role":"assistant","content":"Yes"}""");
        var finish = Compared.Chunk("{}", "\"stop\"");
        Assert.That(Compared.Of(Compared.Events(role, finish, "[DONE]"), Compared.Events(role, Compared.Chunk("""{"content":", sir"}"""), finish, "[DONE]")), Is.Empty);
    }

    [Test]
    public void Counts_of_tokens_are_no_difference() =>
        Assert.That(Compared.Of(Compared.Events(Compared.Usage(1), "[DONE]"), Compared.Events(Compared.Usage(9), "[DONE]")), Is.Empty);

    [Test]
    public void A_frame_that_one_lacks_is_told_once_and_its_members_are_not()
    {
        List<string> frames = [.. Compared.Reply("Yes.")];
        frames.Insert(frames.Count - 1, Compared.Usage(2));
        Assert.That(
            Compared.Of(Compared.Events(frames), Compared.Events(Compared.Reply("Yes."))),
            Is.EqualTo("stream:frame usage: behind finish | -"));
    }

    [TestCase("[DONE]", "[done]", "frames: role, content…, finish, [DONE] | role, content…, finish, [DONE] in another spelling")]
    [TestCase("data: [DONE]\n\n", "", "frame [DONE]: behind finish | -")]
    [TestCase("data: [DONE]\n\n", "data: [DONE]\n\ndata: [DONE]\n\n", "frames: role, content…, finish, [DONE] | role, content…, finish, [DONE] ×2")]
    [TestCase("data: [DONE]\n\n", "data: {\"error\":{\"message\":\"no\"}}\n\ndata: [DONE]\n\n", "frame error: - | behind finish")]
    [TestCase("data: [DONE]\n\n", "event: end\ndata: [DONE]\n\n", "frames: role, content…, finish, [DONE] | role, content…, finish, event end: [DONE]")]
    public void What_frames_there_are_and_in_which_order_is_told(string live, string mock, string expected)
    {
        var other = Compared.Stream(Usual.Replace(live, mock, StringComparison.Ordinal));
        Assert.That(Compared.Of(Compared.Stream(Usual), other), Does.Contain($"stream:{expected}"));
    }

    [TestCase("\n", "\r\n", "stream:line endings: LF | CRLF")]
    [TestCase("\n", "\r", "stream:line endings: LF | CR")]
    [TestCase("data: ", "data:", "stream:data field: space behind the colon | no space behind the colon")]
    [TestCase("data: [DONE]\n\n", ": ping\n\ndata: [DONE]\n\n", "stream:comments: - | present")]
    [TestCase("data: [DONE]\n\n", "data: [DONE]\n", "stream:last line: blank | no blank line behind it")]
    [TestCase("data: [DONE]\n\n", "data: [DONE]", "stream:last line: blank | has no line ending")]
    [TestCase("data: [DONE]\n\n", "id: 7\ndata: [DONE]\n\n", "stream:other fields: - | id")]
    [TestCase("{\"id\"", "\ndata: {\"id\"", "stream:lines of data in an event: one | one, several")]
    public void How_lines_are_written_is_told(string live, string mock, string expected)
    {
        var other = Compared.Stream(Usual.Replace(live, mock, StringComparison.Ordinal));
        Assert.That(Compared.Of(Compared.Stream(Usual), other), Is.EqualTo(expected));
    }

    [Test]
    public void A_byte_order_mark_is_told() =>
        Assert.That(Compared.Of(Compared.Stream("\uFEFF" + Usual), Compared.Stream(Usual)), Is.EqualTo("stream:byte order mark: present | -"));

    [TestCase("\"finish_reason\":\"stop\"", "\"finish_reason\":\"length\"", "chunk:choices[].finish_reason: \"stop\" | \"length\"")]
    [TestCase("\"object\":\"chat.completion.chunk\",", "", "chunk:object: \"chat.completion.chunk\" | -")]
    [TestCase("\"delta\":{}", "\"delta\":{\"content\":null}", "chunk:choices[].delta.content: - | null")]
    public void Members_of_chunks_are_compared_by_their_kind(string live, string mock, string expected)
    {
        var other = Compared.Stream(Usual.Replace(live, mock, StringComparison.Ordinal));
        Assert.That(Compared.Of(Compared.Stream(Usual), other), Is.EqualTo(expected));
    }

    [Test]
    public void A_member_that_some_chunks_of_a_kind_lack_is_told()
    {
        var frames = Compared.Reply("Yes", ".").ToList();
        var lacking = frames.Select((frame, index) => index == 2 ? frame.Replace("\"created\":1741570283,", "", StringComparison.Ordinal) : frame);
        Assert.That(Compared.Of(Compared.Events(frames), Compared.Events(lacking)), Is.EqualTo("chunk:created: integer | integer or absent"));
    }

    private static string Body(IEnumerable<string> data) => string.Concat(data.Select(one => $"data: {one}\n\n"));
}
