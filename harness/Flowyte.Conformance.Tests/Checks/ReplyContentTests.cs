using System.Text;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Checks;
using Flowyte.Conformance.Json;
using Flowyte.Conformance.Schemas;
using Flowyte.Conformance.Tests.Running;
using Flowyte.Conformance.Verdicts;
using Flowyte.Conformance.Wire;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Checks;

/// <summary>The agent of these tests says <c>Yes, we do.</c>, as a completion or as a stream of three deltas.</summary>
internal sealed class ReplyContentTests
{
    private const string Asked = "SHOP-1";

    private static readonly SchemaSet Schemas = SchemaSet.Create(new Dictionary<string, JsonNode>
    {
        ["answer"] = MadeUp.Json("{'type':'object','required':['days'],'properties':{'days':{'type':'integer','maximum':9}}}"),
    });

    private static readonly Dictionary<string, (ReplyContent Right, ReplyContent Wrong)> Kinds = new()
    {
        ["contains"] = (new() { Contains = ["no", "WE DO"] }, new() { Contains = ["no", "never"] }),
        ["containsAll"] = (new() { ContainsAll = ["yes", "do."] }, new() { ContainsAll = ["yes", "never"] }),
        ["lacks"] = (new() { Lacks = ["sorry"] }, new() { Lacks = ["sorry", "S, WE"] }),
        ["matches"] = (new() { Matches = new(@"/^yes,\s\w+/i") }, new() { Matches = new(@"/^yes/") }),
        ["total"] = (new() { Total = TimeSpan.FromMilliseconds(6) }, new() { Total = TimeSpan.FromMilliseconds(5) }),
    };

    public static IEnumerable<string> Names => Kinds.Keys;

    [Test]
    public void Each_kind_of_content_is_held_and_is_missed([ValueSource(nameof(Names))] string kind, [Values] bool stream)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Findings(Agent(stream, Kinds[kind].Right)), Is.Empty);
            Assert.That(Findings(Agent(stream, Kinds[kind].Wrong)), Has.Count.EqualTo(1));
        }
    }

    [Test]
    public void What_is_missing_is_told_with_what_is_said_and_where()
    {
        var finding = Findings(Agent(stream: false, new() { Contains = ["Canada", "Kanada"] })).Single();

        Assert.That(
            (finding.Message, finding.Expected, finding.Actual, finding.Location!.Pointer),
            Is.EqualTo(("The reply contains none of the texts that are expected.", "\"Canada\" or \"Kanada\"", "Yes, we do.", "/choices/0/message/content")));
    }

    [Test]
    public void A_text_that_is_not_wanted_is_told_at_the_delta_in_which_it_begins()
    {
        var said = Agent(stream: true, new() { Lacks = ["we do"] });
        var finding = Findings(said).Single();
        var place = finding.Location!;

        Assert.That((place.Event, place.Pointer), Is.EqualTo((2, "/choices/0/delta/content")));
        Assert.That(Encoding.UTF8.GetString(said.Exchange.Response!.Body.Span.Slice(place.Offset, place.Length)), Is.EqualTo("\" we\""));
        Assert.That((finding.Expected, finding.Actual), Is.EqualTo(("no \"we do\"", "Yes, we do.")));
    }

    [Test]
    public void What_stands_around_a_text_that_is_not_wanted_is_bounded()
    {
        var text = new string('a', 5000) + "👍🏽 sorry " + new string('b', 5000);
        var finding = Findings(Said(text, new() { Lacks = ["sorry"] })).Single();

        Assert.That(finding.Actual, Has.Length.LessThan(200).And.Contains("👍🏽 sorry bb").And.StartsWith("…a").And.EndsWith("b…"));
    }

    [TestCase("""{\"days\":7}""", null)]
    [TestCase("""{\"days\":70}""", "The text of the reply is not as schemas/answer says, at /days.")]
    [TestCase("""{\"day\":7}""", "The text of the reply is not as schemas/answer says.")]
    [TestCase("""Seven days.""", "The text of the reply is not JSON.")]
    [TestCase("""{\"days\":7} I hope that helps!""", "The text of the reply is not JSON.")]
    public void A_reply_is_JSON_by_its_schema(string text, string? message) =>
        Assert.That(Findings(Said(text, new() { Schema = "answer" })).Select(finding => finding.Message), Is.EqualTo(message is null ? Array.Empty<string>() : [message]));

    [TestCase(40, ExpectedResult = true)]
    [TestCase(41, ExpectedResult = false)]
    public bool The_first_token_is_the_first_delta_with_text(int at)
    {
        // The chunk with the role comes at once; it has no text.
        var role = Say.Events(Say.Role).Length;
        var said = Agent(stream: true, new() { FirstToken = TimeSpan.FromMilliseconds(40) });
        return Findings(said with { Pieces = [(role, 3), (said.Body.Length, at)], TotalMilliseconds = 90 }).Count == 0;
    }

    [Test]
    public void A_late_token_is_told_with_both_times()
    {
        var said = Agent(stream: true, new() { FirstToken = TimeSpan.FromSeconds(2) });
        var finding = Findings(said with { Pieces = [(said.Body.Length, 2345)] }).Single();

        Assert.That((finding.Expected, finding.Actual, finding.Location!.Event), Is.EqualTo(("the first text within 2.0 s", "2.345 s", 1)));
    }

    [Test]
    public void A_plain_reply_has_no_first_token() =>
        Assert.That(Findings(Agent(stream: false, new() { FirstToken = TimeSpan.FromMilliseconds(1) })), Is.Empty);

    [TestCase(400)]
    [TestCase(503)]
    public void A_request_that_is_refused_is_not_answered_as_expected(int status)
    {
        var finding = Findings(Say.Completion() with { Status = status, Body = "{}", Expectations = [Expect(new() { Contains = ["yes"], Total = TimeSpan.FromSeconds(10) })] }).Single();

        Assert.That((finding.Expected, finding.Actual), Is.EqualTo(("a reply with \"yes\", that ends within 10.0 s", $"{status} {{}}")));
    }

    [TestCase(ExchangeEnd.TimedOut, ExpectedResult = "violated")]
    [TestCase(ExchangeEnd.Reset, ExpectedResult = "violated")]
    [TestCase(ExchangeEnd.Unreachable, ExpectedResult = "unproven")]
    [TestCase(ExchangeEnd.Interrupted, ExpectedResult = "unproven")]
    public string A_request_without_an_answer_is_the_agents_fault_only_where_it_was_asked(ExchangeEnd end)
    {
        var said = Say.Completion() with { Answered = false, End = end, Expectations = [Expect(new() { Contains = ["yes"] })] };
        return Judge(said).All(observation => observation.Unproven is not null) ? "unproven" : "violated";
    }

    [Test]
    public void Too_many_requests_say_nothing_of_the_agent() =>
        Assert.That(Judge(Agent(stream: false, new() { Contains = ["yes"] }) with { Status = 429 }).Single().Unproven, Does.Contain("429"));

    [Test]
    public void A_stream_that_was_cut_off_lacks_nothing_for_sure() =>
        Assert.That(Judge(Say.Raw(Say.Events(Say.Role, Say.Text("Yes"))) with { End = ExchangeEnd.Reset, Expectations = [Expect(new() { Lacks = ["sorry"] })] }).Single().Unproven, Does.Contain("cut off"));

    [Test]
    public void The_suite_judges_content_with_its_own_schemas()
    {
        var evidence = Said("Seven days.", new() { Schema = "answer" }).Evidence;

        Assert.That(new CheckSuite([new ReplyContentCheck(Schemas)], []).Judge([evidence]).Observations.Single(observation => observation.Requirement != "REQ-2").Finding, Is.Not.Null);
    }

    private static Said Agent(bool stream, ReplyContent content) =>
        (stream ? Say.Raw(Say.Good) : Say.Completion()) with { Expectations = [Expect(content)] };

    private static Said Said(string text, ReplyContent content) => Say.Completion("Yes, we do.", text) with { Expectations = [Expect(content)] };

    private static Expectation Expect(ReplyContent content) => new() { Requirement = Asked, Content = content };

    private static List<Finding> Findings(Said said) => [.. Judge(said).Select(observation => observation.Finding).OfType<Finding>()];

    private static List<Observation> Judge(Said said) => [.. new ReplyContentCheck(Schemas).Judge(said.Evidence)];
}
