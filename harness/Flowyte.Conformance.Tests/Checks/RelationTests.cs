using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Checks;

internal sealed class RelationTests
{
    [Test]
    public void An_agent_that_repeats_no_codes_proves_nothing_of_mixing() =>
        Assert.That(
            Judging.Judge(ChunkFaults.Repeats("one", "0123456789ab", "No."), ChunkFaults.Repeats("two", "ba9876543210", "No.")).Of("REL-2").Select(observation => observation.Unproven),
            Is.All.EqualTo("the agent does not repeat codes"));

    [Test]
    public void A_single_conversation_proves_nothing_of_mixing() =>
        Assert.That(Judging.Judge(ChunkFaults.Repeats("one", "0123456789ab", "0123456789ab")).Of("REL-2"), Is.Empty);

    [Test]
    public void A_code_that_is_spread_over_deltas_is_found()
    {
        var stream = Say.Stream(Say.Role, Say.Text("ba98765"), Say.Text("43210"), Say.Stop) with { Id = "one/1", Codes = ["0123456789ab"] };
        var asked = stream.Request.Replace("Do you ship to Canada?", "Please repeat this code: 0123456789ab", StringComparison.Ordinal);
        Assert.That(Judging.Judge(stream with { Request = asked }, ChunkFaults.Repeats("two", "ba9876543210", "ba9876543210")).Of("REL-2").First().Finding, Is.Not.Null);
    }

    [Test]
    public void Turns_of_one_conversation_may_repeat_each_others_codes()
    {
        var first = ChunkFaults.Repeats("one", "0123456789ab", "0123456789ab");
        var run = new[] { first, first with { Id = "one/2", Body = first.Body.Replace("chatcmpl-one", "chatcmpl-1", StringComparison.Ordinal) }, ChunkFaults.Repeats("two", "ba9876543210", "ba9876543210") };
        Assert.That(Judging.Judge(run).Of("REL-2").Select(observation => observation.Finding), Is.All.Null);
    }

    [Test]
    public void Streams_without_text_prove_nothing_where_plain_replies_have_none_either() =>
        Assert.That(Judging.Judge(Say.Completion("Yes, we do.", ""), Say.Stream(Say.Role, Say.Stop) with { Id = "asked/2" }).Of("CHUNK-3").Single().Unproven, Is.Not.Null);

    [Test]
    public void A_stream_that_breaks_visibly_holds() =>
        Assert.That(Judging.Judge(Say.Raw(Say.Events(Say.Role, Say.Text("Yes,"))) with { End = Conformance.Wire.ExchangeEnd.Reset }).Of("HTTP-12").Single().Finding, Is.Null);
}
