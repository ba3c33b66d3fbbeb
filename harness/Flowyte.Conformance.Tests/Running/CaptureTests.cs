using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Running;
using Flowyte.Conformance.Verdicts;
using Flowyte.Conformance.Wire;
using NUnit.Framework;
using static Flowyte.Conformance.Tests.Running.MadeUp;

namespace Flowyte.Conformance.Tests.Running;

/// <summary>What a turn keeps of its answer, and what becomes of the turns that need it.</summary>
public sealed class CaptureTests
{
    private static readonly Conversation Session = Conversation(
        "session",
        new Turn
        {
            Request = new() { Path = "/chat/sessions", Body = MadeUp.Json("{}") },
            Captures = [new("session.id", ["/data/id", "/data/sessionId"])],
            Expectations = [Expecting("SESS-2")],
        },
        new Turn
        {
            Request = new() { Path = "/chat/sessions/{{session.id}}/messages?limit={{session.id}}", Headers = MadeUp.Json("{'X-Session':'{{session.id}}'}"), Body = MadeUp.Json("{'in':'{{session.id}}'}") },
            Expectations = [Expecting("SESS-9")],
        });

    [Test]
    public async Task A_captured_value_goes_into_path_query_headers_and_body()
    {
        var target = new ScriptedTarget(exchange => exchange.With(200, """{"data":{"sessionId":"c/1 ä"}}"""));

        await RunAsync(target);

        var sent = target.Sent.Last();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(sent.Request.Target.PathAndQuery, Is.EqualTo("/api/v1/chat/sessions/c%2F1%20%C3%A4/messages?limit=c%2F1%20%C3%A4"));
            Assert.That(sent.Request.Header("X-Session"), Is.EqualTo("c/1 ä"));
            Assert.That(ScriptedTarget.BodyOf(sent), Does.Contain("\"in\":\"c/1 ä\""));
        }
    }

    [TestCase("""{"data":{"id":7}}""", "7")]
    [TestCase("""{"data":{"id":{},"sessionId":"b"}}""", "b")]
    public async Task The_first_pointer_that_names_a_text_or_a_number_counts(string answer, string value)
    {
        var target = new ScriptedTarget(exchange => exchange.With(201, answer));

        await RunAsync(target);

        Assert.That(target.Sent.Last().Request.Target.Segments[^2], Is.EqualTo($"{value}/"));
    }

    [TestCase(200, """{"data":{}}""", "it needs session.id of turn 1, which had no text or number at /data/id or /data/sessionId")]
    [TestCase(200, """{"data":{"id":".."}}""", "it needs session.id of turn 1, which had no text or number at /data/id or /data/sessionId")]
    [TestCase(503, """{"data":{"id":"a"}}""", "it needs session.id of turn 1, which was answered with 503")]
    public async Task What_needs_a_value_that_is_missing_is_not_sent_and_says_why(int status, string answer, string reason)
    {
        var target = new ScriptedTarget(exchange => exchange.With(status, answer));

        var report = await RunAsync(target);

        var result = report.Requirements.Single(result => result.Requirement.Id == "SESS-9");
        Assert.That((target.Sent.Count, result.Status, result.Reason), Is.EqualTo((1, RequirementStatus.Untested, reason)));
    }

    [Test]
    public async Task A_value_that_no_header_can_carry_is_sent_nowhere()
    {
        var target = new ScriptedTarget(exchange => exchange.With(200, """{"data":{"id":"a\r\nb: c"}}"""));

        var report = await RunAsync(target);

        Assert.That(target.Sent.Count, Is.EqualTo(1));
        Assert.That(report.Requirements.Single(result => result.Requirement.Id == "SESS-9").Reason, Does.Contain("session.id"));
    }

    [Test]
    public void A_control_that_asks_what_an_earlier_turn_of_the_conversation_asks_is_served_by_it()
    {
        var conversation = Session with
        {
            Turns =
            [
                .. Session.Turns,
                new Turn
                {
                    Request = Session.Turns[1].Request with { Key = KeyChoice.None },
                    Control = new() { Key = KeyChoice.Secret },
                    Expectations = [new() { Requirement = "SESS-4", Statuses = ["401"] }],
                },
            ],
        };

        var plan = new Suite(Specs(conversation, conversation with { Name = "another" })).Plan(SomeTarget, new());

        // Each has a session of its own, and so a control.
        Assert.That(plan.Conversations[1].Turns[^1].ControlId, Does.StartWith("another/"));
    }

    [TestCase("POST", "/chat/completions?a=b", Api.Completions, Operation.Other)]
    [TestCase("POST", "/chat/sessions", Api.Sessions, Operation.CreateSession)]
    [TestCase("GET", "/chat/sessions/x/messages?limit=2", Api.Sessions, Operation.ListMessages)]
    [TestCase("POST", "/chat/widget/sessions", Api.Widget, Operation.StartVisit)]
    [TestCase("GET", "/agents/a/widget/embed?publishableKeyId=1", Api.Widget, Operation.EmbedWidget)]
    [TestCase("PUT", "/agents/a/widget", Api.Widget, Operation.Other)]
    public void Method_and_path_tell_what_is_asked(string method, string path, Api api, Operation operation) =>
        Assert.That((Operations.ApiOf(path), Operations.Of(method, path)), Is.EqualTo((api, operation)));

    private static Expectation Expecting(string requirement) => new() { Requirement = requirement, Statuses = ["200", "201"] };

    private static Task<RunReport> RunAsync(ScriptedTarget target) => target.Suite(Specs(Session)).RunAsync(SomeTarget, new());
}
