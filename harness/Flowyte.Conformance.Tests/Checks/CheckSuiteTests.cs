using System.Text;
using Flowyte.Conformance.Checks;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Checks;

internal sealed class CheckSuiteTests
{
    [Test]
    public void A_check_that_throws_is_our_defect_and_the_run_goes_on()
    {
        var suite = new CheckSuite([new Throwing(), new Counting(1)], [new Throwing()]);
        var judgement = suite.Judge([Say.Completion().Evidence]);
        Assert.Multiple(() =>
        {
            Assert.That(judgement.Crashes, Has.Count.EqualTo(2));
            Assert.That(judgement.Crashes[0], Does.Contain(nameof(Throwing)).And.Contain("asked/1").And.Contain("made up"));
            Assert.That(judgement.Observations.Select(observation => observation.Requirement), Is.EquivalentTo(["ERR-1", "REQ-2", "X-1"]));
            Assert.That(judgement.Observations[0].Finding, Is.Null);
        });
    }

    [Test]
    public void Findings_of_one_requirement_and_exchange_are_bounded_and_counted()
    {
        var findings = new CheckSuite([new Counting(1_000)], []).Judge([Say.Completion().Evidence]).Observations.Where(observation => observation.Finding is not null);
        Assert.That(findings.Select(observation => observation.Finding?.Message), Is.EquivalentTo(["Wrong 0.", "Wrong 1.", "Wrong 2.", "Wrong 3.", "Wrong 4. 995 more of this kind follow in the same answer."]));
    }

    [Test]
    public void What_holds_here_and_fails_there_is_told_for_each_exchange_in_order()
    {
        var observations = Judging.Judge(Say.Completion("\"stop\"", "null"), Say.Completion("chatcmpl-0", "chatcmpl-2") with { Id = "asked/2" }).Of("SHAPE-15").ToList();
        Assert.That(observations.Select(observation => (observation.Exchange, observation.Finding is null)), Is.EquivalentTo([("asked/1", false), ("asked/2", true)]));
    }

    [Test]
    public void A_stream_of_very_many_chunks_is_judged_in_bounded_time_and_says_where_it_stopped()
    {
        var body = string.Concat(Enumerable.Repeat($"data: {Say.Text("x")}\n\n", StreamedReply.MaxEvents + 10));
        var observations = Judging.Judge(Say.Raw(body + Say.Good));
        Assert.Multiple(() =>
        {
            Assert.That(observations.Of("HTTP-1").Single().Finding?.Message, Does.Contain("more events"));
            Assert.That(observations.Of("SSE-8").Single().Unproven, Is.Not.Null);
            Assert.That(observations.GroupBy(observation => observation.Requirement).Max(group => group.Count()), Is.LessThanOrEqualTo(5));
        });
    }

    [Test]
    public void A_stream_of_one_line_of_megabytes_is_judged() =>
        Assert.That(Judging.Broken(Judging.Judge(Say.Raw($"data: {new string('x', 9_000_000)}\n\n{Say.Good}"))), Is.EquivalentTo(["SSE-2"]));

    [Test]
    public void A_block_of_very_many_lines_is_judged()
    {
        var body = string.Concat(Enumerable.Repeat($"data: {Say.Text("x")}\n", 50_000));
        Assert.That(Judging.Broken(Judging.Judge(Say.Raw(body))), Does.Contain("SSE-6"));
    }

    [Test]
    public void A_completion_of_very_many_choices_is_judged()
    {
        var choices = string.Join(',', Enumerable.Repeat("{\"index\":0}", 100_000));
        var said = Say.Completion() with { Body = $"{{\"id\":\"1\",\"object\":\"chat.completion\",\"created\":1741570283,\"model\":\"agt_1\",\"choices\":[{choices}]}}" };
        Assert.That(Judging.Judge(said).Count(observation => observation.Finding is not null), Is.LessThan(50));
    }

    [Test]
    public void Text_of_the_target_is_cut_to_what_findings_can_bear()
    {
        var observations = Judging.Judge(Say.Raw($"data: \"{new string('\u00E9', 100_000)}\"\n\n{Say.Good}"));
        Assert.That(observations.Of("SSE-5").Single().Finding?.Actual.Length, Is.LessThan(300));
    }

    [Test]
    public void Random_bytes_never_crash_a_check()
    {
        var random = new Random(7);
        var letters = Encoding.UTF8.GetBytes(Say.Good);
        for (var i = 0; i < 200; i++)
        {
            var body = letters.ToArray();
            for (var change = 0; change < 1 + (i % 7); change++)
            {
                body[random.Next(body.Length)] = (byte)random.Next(256);
            }

            Judging.Judge(Say.Raw("") with { Bytes = body }, Say.Completion() with { Bytes = body, Id = "asked/2" });
        }
    }

    private sealed class Throwing : IExchangeCheck, IRunCheck
    {
        public IReadOnlyList<string> Requirements => ["ERR-1"];

        public IEnumerable<Observation> Judge(Evidence evidence)
        {
            yield return evidence.Held("ERR-1");
            throw new InvalidOperationException("made up");
        }

        public IEnumerable<Observation> Judge(IReadOnlyList<Evidence> run) => throw new InvalidOperationException("made up");
    }

    private sealed class Counting(int count) : IExchangeCheck
    {
        public IReadOnlyList<string> Requirements => ["X-1"];

        public IEnumerable<Observation> Judge(Evidence evidence) =>
            Enumerable.Range(0, count).Select(i => evidence.Violated("X-1", $"Wrong {i}.", "right", "wrong"));
    }
}
