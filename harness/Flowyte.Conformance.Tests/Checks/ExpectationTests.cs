using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Checks;
using Flowyte.Conformance.Json;
using Flowyte.Conformance.Running;
using Flowyte.Conformance.Wire;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Checks;

internal sealed class ExpectationTests
{
    private const string Asked = "MODEL-4";

    [TestCase(400, ExpectedResult = "held")]
    [TestCase(404, ExpectedResult = "violated")]
    [TestCase(500, ExpectedResult = "violated")]
    [TestCase(200, ExpectedResult = "violated")]
    [TestCase(429, ExpectedResult = "unproven")]
    public string A_refusal_is_held_to_its_status(int status) => Seen(Refusal(status));

    [TestCase(400, ExpectedResult = "unproven")]
    [TestCase(500, ExpectedResult = "unproven")]
    [TestCase(200, ExpectedResult = "violated", Description = "A wrong request that is answered is wrong whatever the control got.")]
    public string A_refusal_proves_nothing_where_its_control_failed(int status) => Seen(Refusal(status) with { Control = 401 });

    [Test]
    public void A_refusal_proves_nothing_where_its_control_was_not_sent() =>
        Assert.That(Judge(Refusal(400) with { Control = 0 }).Unproven, Does.Contain("control was not sent"));

    [TestCase(ExchangeEnd.TimedOut, ExpectedResult = "violated")]
    [TestCase(ExchangeEnd.Reset, ExpectedResult = "violated")]
    [TestCase(ExchangeEnd.Malformed, ExpectedResult = "unproven", Description = "HTTP-2 says why.")]
    [TestCase(ExchangeEnd.Unreachable, ExpectedResult = "unproven")]
    [TestCase(ExchangeEnd.Interrupted, ExpectedResult = "unproven")]
    public string A_wrong_request_without_an_answer_is_not_refused(ExchangeEnd end) => Seen(Refusal(400) with { Answered = false, End = end });

    [Test]
    public void A_wrong_request_without_an_answer_proves_nothing_where_its_control_has_none_either() =>
        Assert.That(Seen(Refusal(400) with { Answered = false, End = ExchangeEnd.TimedOut, Control = 503 }), Is.EqualTo("unproven"));

    [TestCase("MODEL-4", ExpectedResult = "violated unproven", Description = "A MUST tells of its server error itself.")]
    [TestCase("REQ-17", ExpectedResult = "unproven violated", Description = "A SHOULD leaves it to ERR-1, which is a MUST.")]
    [TestCase("ROLE-12", ExpectedResult = "unproven violated")]
    public string A_server_error_is_told_once_by_a_MUST(string requirement)
    {
        var said = Refusal(500) with { Expectations = [Say.Expecting(requirement, "400")] };
        return $"{Seen(said, requirement)} {Seen(said, "ERR-1")}";
    }

    [TestCase("4xx", 400, ExpectedResult = "held")]
    [TestCase("4xx", 302, ExpectedResult = "violated")]
    [TestCase("400", 401, ExpectedResult = "violated")]
    public string A_class_of_statuses_holds_each_of_them(string expected, int status) =>
        Seen(Refusal(status) with { Expectations = [Say.Expecting(Asked, expected)] });

    [TestCase(200, ExpectedResult = "held")]
    [TestCase(413, ExpectedResult = "held")]
    [TestCase(502, ExpectedResult = "violated")]
    public string Either_answer_is_right_but_a_server_error(int status) =>
        Seen(Say.Completion() with { Kind = TurnKind.Either, Status = status, Expectations = [Say.Expecting(Asked, "200", "4xx")] });

    [Test]
    public void The_narrower_of_two_expectations_says_nothing_where_the_wider_fails()
    {
        var said = Refusal(404) with { Expectations = [Say.Expecting("REQ-16", "400", "422"), Say.Expecting("MODEL-4", "400")] };
        Assert.That((Seen(said, "REQ-16"), Seen(said, "MODEL-4")), Is.EqualTo(("violated", "unproven")));
    }

    [TestCase(200, ExpectedResult = "held")]
    [TestCase(201, ExpectedResult = "violated")]
    [TestCase(400, ExpectedResult = "violated")]
    [TestCase(503, ExpectedResult = "violated")]
    [TestCase(429, ExpectedResult = "unproven")]
    [TestCase(302, ExpectedResult = "unproven", Description = "HTTP-3 says why.")]
    public string A_reply_comes_with_200(int status) => Seen(Say.Completion() with { Status = status, Expectations = [Say.Reply(Asked)] });

    [TestCase("REQ-5", ExpectedResult = "violated")]
    [TestCase("ROLE-2", ExpectedResult = "held", Description = "Its request is accepted; the form is not its business.")]
    public string JSON_instead_of_a_stream_breaks_what_is_about_the_form(string requirement) =>
        Seen(Say.Completion() with { Request = Say.Raw("").Request, Expectations = [Say.Reply(requirement)] }, requirement);

    [TestCase("REQ-2", ExpectedResult = "violated")]
    [TestCase("ROLE-2", ExpectedResult = "held")]
    public string A_stream_instead_of_JSON_breaks_what_is_about_the_form(string requirement) =>
        Seen(Say.Raw(Say.Good) with { Request = Say.Completion().Request, Expectations = [Say.Reply(requirement)] }, requirement);

    [TestCase("", false, ExpectedResult = "REQ-2")]
    [TestCase(",\"stream\":false", false, ExpectedResult = "REQ-3")]
    [TestCase(",\"stream\":true", true, ExpectedResult = "REQ-5")]
    [TestCase("", true, ExpectedResult = "")]
    [TestCase(",\"stream\":true", false, ExpectedResult = "")]
    public string The_form_of_every_reply_is_judged(string stream, bool answersJson)
    {
        var said = (answersJson ? Say.Completion() : Say.Raw(Say.Good)) with
        {
            Request = $"{{\"model\":\"agt_1\",\"messages\":[{{\"role\":\"user\",\"content\":\"Hi\"}}]{stream}}}",
            Expectations = [Say.Reply("ROLE-4")],
        };
        return string.Join(' ', Judging.Judge(said).Where(observation => observation.Finding is not null).Select(observation => observation.Requirement).Where(id => id.StartsWith("REQ-", StringComparison.Ordinal)));
    }

    [TestCase("<html></html>")]
    [TestCase("")]
    [TestCase("""{"error":{"message":"Overloaded."}}""")]
    public void A_200_without_a_completion_is_left_to_the_shape(string body) =>
        Assert.That(Judge(Say.Completion() with { Body = body, Expectations = [Say.Reply(Asked)] }).Unproven, Does.Contain("SHAPE-"));

    [TestCase("{\"role\":\"ai\",\"content\":\"Yes.\"}")]
    [TestCase("{\"role\":\"assistant\",\"content\":{}}")]
    [TestCase("{\"role\":\"assistant\"}")]
    public void A_broken_message_that_is_sent_back_and_refused_proves_nothing(string message)
    {
        var said = Refusal(400) with { Kind = TurnKind.Reply, Control = null, Request = $"{{\"model\":\"agt_1\",\"messages\":[{message}]}}", Expectations = [Say.Reply(Asked)] };
        Assert.That(Judge(said).Unproven, Does.Contain("sends back"));
    }

    [TestCase("REQ-7", "the messages", ExpectedResult = "violated")]
    [TestCase("REQ-7", "messages[1].role", ExpectedResult = "unproven", Description = "It is the role that is refused.")]
    [TestCase("ROLE-3", "the messages", ExpectedResult = "unproven")]
    [TestCase("ROLE-3", "messages[1].role", ExpectedResult = "violated")]
    [TestCase("MODEL-1", "messages[1].role", ExpectedResult = "unproven")]
    [TestCase("MODEL-1", "the agent", ExpectedResult = "violated")]
    [TestCase("REQ-1", "the agent", ExpectedResult = "unproven")]
    public string A_refusal_is_the_business_of_what_it_names(string requirement, string named) => Seen(
        Say.Completion() with
        {
            Status = 400,
            ContentType = "application/json",
            Body = $$$"""{"error":{"message":"Wrong: {{{named}}}.","type":"invalid_request_error","param":null,"code":null}}""",
            Expectations = [Say.Reply(requirement)],
        },
        requirement);

    [Test]
    public void A_stream_of_an_error_alone_is_no_reply() =>
        Assert.That(Seen(Say.Raw("data: {\"error\":{\"message\":\"No.\"}}\n\n") with { Expectations = [Say.Reply(Asked)] }), Is.EqualTo("violated"));

    [Test]
    public void A_reply_that_was_cut_off_proves_nothing() =>
        Assert.That(Seen(Say.Raw(Say.Events(Say.Role)) with { End = ExchangeEnd.Truncated, Expectations = [Say.Reply(Asked)] }), Is.EqualTo("unproven"));

    [Test]
    public void A_requirement_with_a_check_of_its_own_does_not_hold_by_a_reply_alone() =>
        Assert.That(Judging.Judge(Say.Stream(Say.Stop) with { Expectations = [Say.Reply("CHUNK-12")] }).Of("CHUNK-12").Single().Unproven, Is.Not.Null);

    [TestCase("""{"message":"Unknown agent."}""", "MODEL-1")]
    [TestCase("""{"message":"Unknown field user."}""", "REQ-1")]
    public void A_refused_reply_is_blamed_on_the_agent_only_where_it_is_named(string error, string blamed)
    {
        var said = Say.Completion() with { Status = 400, Body = $"{{\"error\":{error}}}", Expectations = [Say.Reply("MODEL-1"), Say.Reply("REQ-1")] };
        Assert.That(Judging.Judge(said).Where(observation => observation.Finding is not null).Select(observation => observation.Requirement).Except(["ERR-6", "ERR-8"]), Is.EquivalentTo([blamed]));
    }

    [TestCase("WWW-Authenticate", "bearer", ExpectedResult = "held")]
    [TestCase("WWW-Authenticate", "digest", ExpectedResult = "violated")]
    [TestCase("Allow", null, ExpectedResult = "violated")]
    [TestCase("x-request-ID", null, ExpectedResult = "held")]
    public string A_header_is_there_and_says_one_of_its_texts(string header, string? text) => Seen(Refusal(401) with
    {
        Headers = [new("WWW-Authenticate", "Bearer realm=\"flowyte\""), new("X-Request-Id", "1")],
        Expectations = [new Expectation { Requirement = Asked, Header = header, Contains = text is null ? [] : [text] }],
    });

    [TestCase("/code", "unknown_agent", ExpectedResult = "held")]
    [TestCase("/code", "conflict", ExpectedResult = "violated")]
    [TestCase("/nothing", "unknown_agent", ExpectedResult = "violated")]
    [TestCase("/errors/*/field", "model", ExpectedResult = "held")]
    [TestCase("/errors/0/field", "model", ExpectedResult = "held")]
    [TestCase("/errors/7/field", "model", ExpectedResult = "violated")]
    public string A_pointer_leads_to_the_value(string pointer, string value) => Seen(Refusal(400) with
    {
        Expectations = [new Expectation { Requirement = Asked, Pointers = [pointer], EqualTo = JsonNode.Of(value) }],
    });

    [TestCase("/detail", "AGENT", ExpectedResult = "held")]
    [TestCase("/status", "400", ExpectedResult = "violated", Description = "A number contains no text.")]
    public string A_pointer_leads_to_one_of_the_texts_in_any_case(string pointer, string text) => Seen(Refusal(400) with
    {
        Expectations = [new Expectation { Requirement = Asked, Pointers = ["/nothing", pointer], Contains = ["nobody", text] }],
    });

    [Test]
    public void A_pointer_proves_nothing_where_the_request_was_not_refused() =>
        Assert.That(Seen(Refusal(200) with { Expectations = [new Expectation { Requirement = Asked, Pointers = ["/code"] }] }), Is.EqualTo("unproven"));

    [TestCase("<html></html>", "ERR-2")]
    [TestCase("{\"detail\":\"No.\"}", "ERR-3")]
    public void A_pointer_proves_nothing_in_a_body_of_no_documented_form(string body, string because) =>
        Assert.That(Judge(Refusal(400) with { Body = body, Expectations = [new Expectation { Requirement = Asked, Pointers = ["/code"] }] }).Unproven, Does.Contain(because));

    private static Said Refusal(int status) => Say.Refusal("400", $"{status}", status) with { Expectations = [Say.Expecting(Asked, "400")] };

    private static Observation Judge(Said said, string requirement = Asked) => Judging.Judge(said).Of(requirement).Single();

    private static string Seen(Said said, string requirement = Asked) => Judge(said, requirement) switch
    {
        { Finding: not null } => "violated",
        { Unproven: not null } => "unproven",
        _ => "held",
    };
}
