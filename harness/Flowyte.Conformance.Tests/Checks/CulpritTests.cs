using Flowyte.Conformance.Running;
using Flowyte.Conformance.Wire;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Checks;

internal sealed class CulpritTests
{
    private const string User = """{"role":"user","content":"Hi"}""";
    private const string System = """{"role":"system","content":"Be brief."}""";

    [Test]
    public void The_smallest_of_requests_that_fail_alike_is_to_blame() =>
        Assert.That(Broken(Asks("REQ-8", 400, User), Asks("ROLE-2", 400, System, User), Asks("IGN-1", 400, User, more: "\"seed\":7")), Is.EquivalentTo(["REQ-8"]));

    [Test]
    public void What_succeeds_elsewhere_is_not_to_blame() =>
        Assert.That(
            Broken(Asks("REQ-8", 200, User), Asks("IGN-1", 400, User, more: "\"seed\":7"), Asks("IGN-7", 400, User, more: "\"seed\":7,\"n\":2"), Asks("IGN-2", 200, User, more: "\"n\":2")),
            Is.EquivalentTo(["IGN-1"]));

    [Test]
    public void Requests_that_fail_for_different_things_are_both_to_blame() =>
        Assert.That(Broken(Asks("REQ-8", 200, User), Asks("ROLE-2", 400, System, User), Asks("IGN-1", 400, User, more: "\"seed\":7")), Is.EquivalentTo(["ROLE-2", "IGN-1"]));

    [Test]
    public void Requests_that_fail_in_different_ways_are_both_to_blame() =>
        Assert.That(Broken(Asks("REQ-8", 400, User), Asks("ROLE-2", 422, System, User)), Is.EquivalentTo(["REQ-8", "ROLE-2"]));

    [Test]
    public void Values_that_are_null_are_features_of_their_own() =>
        Assert.That(Broken(Asks("IGN-1", 200, User, more: "\"seed\":null"), Asks("IGN-7", 400, User, more: "\"seed\":7")), Is.EquivalentTo(["IGN-7"]));

    [Test]
    public void An_empty_array_is_a_feature_of_its_own() =>
        Assert.That(
            Broken(Asks("REQ-8", 200, User, more: "\"tools\":[{}]"), Asks("IGN-3", 400, User, more: "\"tools\":[]"), Asks("IGN-7", 400, User, more: "\"tools\":[],\"n\":2")),
            Is.EquivalentTo(["IGN-3"]));

    [TestCase("""{"role":"user","content":"Hi","name":null}""")]
    [TestCase("""{"role":"user","content":" \t "}""")]
    [TestCase("""{"role":"user","content":[{"type":"text","text":""}]}""")]
    [TestCase("""{"role":"user","content":[{"type":"image_url","image_url":{"url":"data:,"}}]}""")]
    [TestCase("""{"role":"assistant","content":null,"tool_calls":[{"id":"1","type":"function","function":{"name":"a","arguments":"{"}}]}""")]
    [TestCase("""{"role":"assistant","content":"Yes."}""")]
    public void The_smallest_request_with_an_unusual_message_is_to_blame_for_the_others(string unusual) =>
        Assert.That(Broken(Asks("REQ-8", 400, unusual), Asks("ROLE-2", 400, System, unusual), Asks("IGN-1", 200, System, User), Asks("IGN-2", 200, User)), Is.EquivalentTo(["REQ-8"]));

    [Test]
    public void Header_fields_are_features()
    {
        var headers = Asks("HTTP-6", 400, User) with { RequestHeaders = [new HeaderField("X-Stainless-Lang", "js")] };
        Assert.That(Broken(Asks("REQ-8", 200, User), headers), Is.EquivalentTo(["HTTP-6"]));
    }

    [Test]
    public void A_SHOULD_never_hides_a_MUST() =>
        Assert.That(Broken(Asks("IGN-10", 400, User, more: "\"seed\":7"), Asks("IGN-7", 400, User, more: "\"seed\":7,\"n\":2")), Is.EquivalentTo(["IGN-10", "IGN-7"]));

    [Test]
    public void A_request_that_may_be_refused_hides_no_other()
    {
        var either = Asks("ROLE-9", 500, System) with { Kind = TurnKind.Either, Expectations = [Say.Expecting("ROLE-9", "200", "4xx")] };
        Assert.That(Broken(either, Asks("ROLE-2", 500, System, User, "\"stream\":true")), Is.EquivalentTo(["ROLE-9", "ROLE-2"]));
    }

    [Test]
    public void A_server_error_where_both_are_right_is_explained_by_that_of_the_smallest_request()
    {
        var either = Asks("ROLE-9", 500, System) with { Kind = TurnKind.Either, Expectations = [Say.Expecting("ROLE-9", "200", "4xx")] };
        Assert.That(Broken(Asks("REQ-8", 500, User), either), Is.EquivalentTo(["REQ-8"]));
    }

    [Test]
    public void A_server_error_where_both_are_right_is_explained_by_a_smaller_one_of_its_kind()
    {
        var nul = """{"role":"user","content":"Hi\u0000"}""";
        var alone = Asks("REQ-21", 500, nul) with { Kind = TurnKind.Either, Expectations = [Say.Expecting("REQ-21", "200", "4xx")] };
        var history = Asks("ROLE-9", 500, System, nul) with { Kind = TurnKind.Either, Expectations = [Say.Expecting("ROLE-9", "200", "4xx"), Say.Expecting("REQ-21", "200", "4xx")] };
        Assert.That(Broken(history, alone, Asks("ROLE-2", 200, System, User)), Is.EquivalentTo(["REQ-21"]));
    }

    [TestCase("""{"role":"user","content":"Hi\u0000"}""")]
    [TestCase("""{"role":"user","content":"Hi \ud83d"}""")]
    public void Characters_that_crash_are_features(string odd)
    {
        var history = Asks("ROLE-9", 500, System, odd) with { Kind = TurnKind.Either, Expectations = [Say.Expecting("ROLE-9", "200", "4xx")] };
        Assert.That(Broken(history, Asks("REQ-8", 500, System, User)), Is.EquivalentTo(["REQ-8"]));
        Assert.That(Broken(history, Asks("REQ-8", 200, User), Asks("ROLE-2", 200, System, User)), Is.EquivalentTo(["ROLE-9"]));
    }

    [Test]
    public void A_failure_that_nobody_tells_of_hides_no_other() =>
        Assert.That(
            Broken(Asks("CHUNK-12", 500, User, more: "\"stream\":true"), Asks("IGN-6", 500, User, more: "\"stream\":true,\"stream_options\":{}")),
            Is.EquivalentTo(["IGN-6"]));

    [Test]
    public void A_stream_that_is_ignored_is_blamed_once()
    {
        var plain = Asks("REQ-5", 200, User, more: "\"stream\":true");
        Assert.That(Broken(plain, Asks("IGN-6", 200, User, more: "\"stream\":true,\"stream_options\":{}")), Is.EquivalentTo(["REQ-5"]));
    }

    private static IEnumerable<string> Broken(params Said[] run) => Judging.Judge(run.Select((said, index) => said with
    {
        Id = $"case{index}/1",
        Body = said.Body.Replace("chatcmpl-0", $"chatcmpl-{index}", StringComparison.Ordinal),
    })).Where(observation => observation.Finding is not null && !observation.Requirement.StartsWith("ERR", StringComparison.Ordinal)).Select(observation => observation.Requirement);

    private static Said Asks(string requirement, int status, string message, string? second = null, string? more = null) => (status == 200 ? Say.Completion() : Say.Completion() with
    {
        Status = status,
        ContentType = "application/problem+json",
        Body = Say.Problem.Replace("400", $"{status}", StringComparison.Ordinal),
    }) with
    {
        Request = $"{{\"model\":\"agt_1\",\"messages\":[{string.Join(',', new[] { message, second }.OfType<string>())}]{(more is null ? "" : $",{more}")}}}",
        Expectations = [Say.Reply(requirement)],
    };
}
