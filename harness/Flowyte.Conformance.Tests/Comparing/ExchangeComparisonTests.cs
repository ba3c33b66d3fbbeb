using Flowyte.Conformance.Tests.Reporting;
using Flowyte.Conformance.Wire;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Comparing;

public sealed class ExchangeComparisonTests
{
    private const string StatusDiffers = "answer:status: 400 | 404";
    private const string BodyDiffers = "answer:body: JSON (application/json) | stream (text/event-stream)";
    private const string EndDiffers = "answer:end: connection reset | whole";

    [Test]
    public void Ids_times_texts_and_counts_of_tokens_are_no_difference()
    {
        var other = Compared.Completion.Replace("c1", "chatcmpl-77", StringComparison.Ordinal).Replace("1741570283", "1800000000", StringComparison.Ordinal)
            .Replace("Yes.", "Not at all, and then some.", StringComparison.Ordinal).Replace("agt_1", "agt_live", StringComparison.Ordinal).Replace(":2", ":200", StringComparison.Ordinal);
        Assert.That(Compared.Of(Compared.Json(), Compared.Json(other)), Is.Empty);
    }

    [TestCase("\"finish_reason\":\"stop\"", "\"finish_reason\":\"length\"", "completion:choices[].finish_reason: \"stop\" | \"length\"")]
    [TestCase("\"object\":\"chat.completion\",", "", "completion:object: \"chat.completion\" | -")]
    [TestCase("\"created\":1741570283", "\"created\":1741570283.5", "completion:created: integer | number")]
    [TestCase("\"created\":1741570283", "\"created\":\"1741570283\"", "completion:created: integer | string")]
    [TestCase("\"content\":\"Yes.\"", "\"content\":\"Yes.\",\"refusal\":null", "completion:choices[].message.refusal: - | null")]
    [TestCase("\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":2,\"total_tokens\":3}", "\"usage\":null", "completion:usage: object | null")]
    [TestCase("\"model\":\"agt_1\"", "\"model\":\"agt_1\",\"model\":\"agt_1\"", "completion:(text): - | members twice")]
    public void A_member_that_differs_is_one_difference(string live, string mock, string expected)
    {
        var other = Compared.Completion.Replace(live, mock, StringComparison.Ordinal);
        Assert.That(Compared.Of(Compared.Json(), Compared.Json(other)), Is.EqualTo(expected));
    }

    [Test]
    public void Members_of_refusals_are_told_apart_from_those_of_completions() => Assert.That(
        Compared.Of(Compared.Json(Compared.Refusal, 401), Compared.Json(Compared.Refusal.Replace("\"code\":\"unauthorized\"", "\"code\":\"invalid_key\"", StringComparison.Ordinal), 401)),
        Is.EqualTo("error:code: \"unauthorized\" | \"invalid_key\""));

    [Test]
    public void Addresses_of_problem_types_are_no_difference() => Assert.That(
        Compared.Of(Compared.Json("""{"type":"urn:flowyte:error:unauthorized"}""", 401), Compared.Json("""{"type":"https://flowyte.com/problems#unauthorized"}""", 401)), Is.Empty);

    [Test]
    public void Where_the_status_differs_nothing_else_is_told() =>
        Assert.That(Compared.Of(Compared.Json(Compared.Refusal, 400), Compared.Json("gone", 404, "text/plain")), Is.EqualTo(StatusDiffers));

    [Test]
    public void Where_one_is_json_and_the_other_a_stream_nothing_else_is_told() =>
        Assert.That(Compared.Of(Compared.Json(), Compared.Events(Compared.Reply("Yes."))), Is.EqualTo(BodyDiffers));

    [Test]
    public void Where_one_broke_off_nothing_else_is_told() =>
        Assert.That(Compared.Of(Exchanges.Unanswered("one/1", ExchangeEnd.Reset, "gone"), Compared.Json()), Is.EqualTo(EndDiffers));

    [TestCase("application/json; charset=utf-8", "application/json", "head:Content-Type parameters: charset=utf-8 | -")]
    [TestCase("application/problem+json", "application/json", "head:Content-Type: application/problem+json | application/json")]
    public void A_media_type_that_differs_is_told(string live, string mock, string expected) =>
        Assert.That(Compared.Of(Compared.Json(contentType: live), Compared.Json(contentType: mock)), Is.EqualTo(expected));

    [TestCase("Cache-Control", "no-store", "head:Cache-Control: no-store | -")]
    [TestCase("Content-Encoding", "gzip", "answer:body: compressed (application/json) | JSON (application/json)")]
    [TestCase("ETag", "\"1\"", "head:ETag: present | -")]
    [TestCase("Content-Length", "12", "head:body framing: Content-Length | end of the connection")]
    [TestCase("WWW-Authenticate", "Bearer realm=\"a\"", "head:WWW-Authenticate: Bearer | -")]
    public void A_header_field_that_matters_is_told(string name, string value, string expected) =>
        Assert.That(Compared.Of(Compared.Json(headers: new HeaderField(name, value)), Compared.Json()), Is.EqualTo(expected));

    [TestCase("Cache-Control", "no-store, max-age=1", "max-age=60,no-store")]
    [TestCase("Retry-After", "2", "30")]
    [TestCase("ETag", "\"1\"", "\"2\"")]
    [TestCase("Server", "nginx", "Kestrel")]
    public void A_header_field_that_says_the_same_is_no_difference(string name, string live, string mock) =>
        Assert.That(Compared.Of(Compared.Json(headers: new HeaderField(name, live)), Compared.Json(headers: new HeaderField(name, mock))), Is.Empty);
}
