using System.Text.Json;
using Flowyte.Conformance.Reporting;
using Flowyte.Conformance.Verdicts;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Reporting;

[TestFixture]
internal sealed class HarReportTests
{
    [Test]
    public async Task Every_exchange_has_what_HAR_1_2_demands()
    {
        using var json = await WriteAsync(Reports.Failing());
        var log = json.RootElement.GetProperty("log");
        JsonElement[] entries = [.. log.GetProperty("entries").EnumerateArray()];

        Assert.That(log.GetProperty("version").GetString(), Is.EqualTo("1.2"));
        Assert.That(Names(log.GetProperty("creator")), Is.SupersetOf("name version".Split(' ')));
        Assert.That(entries, Has.Length.EqualTo(4));
        foreach (var entry in entries)
        {
            Assert.That(Names(entry), Is.SupersetOf("startedDateTime time request response cache timings".Split(' ')));
            Assert.That(Names(entry.GetProperty("request")), Is.SupersetOf("method url httpVersion cookies headers queryString headersSize bodySize".Split(' ')));
            Assert.That(Names(entry.GetProperty("response")), Is.SupersetOf("status statusText httpVersion cookies headers content redirectURL headersSize bodySize".Split(' ')));
            Assert.That(Names(entry.GetProperty("response").GetProperty("content")), Is.SupersetOf("size mimeType".Split(' ')));
            Assert.That(Names(entry.GetProperty("timings")), Is.SupersetOf("send wait receive".Split(' ')));
        }
    }

    [Test]
    public async Task Texts_stand_as_text_and_bytes_in_base64()
    {
        byte[] bytes = [0x1f, 0x8b, 0x00, 0xff];
        using var json = await WriteAsync(Reports.Of([], [
            Exchanges.Answered("a/1", 200, "application/json", """{"a":"Zoë"}"""),
            Exchanges.Answered("a/2", 200, "application/json", bytes, bytes),
        ]));
        var entries = json.RootElement.GetProperty("log").GetProperty("entries");
        var text = entries[0].GetProperty("response").GetProperty("content");
        var base64 = entries[1].GetProperty("response").GetProperty("content");

        Assert.That(text.GetProperty("text").GetString(), Is.EqualTo("""{"a":"Zoë"}"""));
        Assert.That(text.TryGetProperty("encoding", out _), Is.False);
        Assert.That(base64.GetProperty("text").GetBytesFromBase64(), Is.EqualTo(bytes));
        Assert.That(base64.GetProperty("encoding").GetString(), Is.EqualTo("base64"));
        Assert.That(entries[1].GetProperty("request").GetProperty("postData").GetProperty("text").GetBytesFromBase64(), Is.EqualTo(bytes));
    }

    [Test]
    public async Task A_huge_body_is_cut_and_says_so()
    {
        using var json = await WriteAsync(Reports.Of([], [Exchanges.Answered("a/1", 200, "text/plain", new string('x', 3_000_000))]));
        var content = json.RootElement.GetProperty("log").GetProperty("entries")[0].GetProperty("response").GetProperty("content");

        Assert.That(content.GetProperty("size").GetInt32(), Is.EqualTo(3_000_000));
        Assert.That(content.GetProperty("text").GetString(), Has.Length.EqualTo(512 * 1024));
        Assert.That(content.GetProperty("comment").GetString(), Is.EqualTo("cut after 524288 of 3000000 bytes"));
    }

    [Test]
    public async Task Whatever_the_target_sends_it_is_JSON([ValueSource(typeof(HostileTexts), nameof(HostileTexts.All))] HostileText hostile)
    {
        var report = Reports.Saying(hostile.Text);
        using var json = await WriteAsync(report);

        Assert.That(json.RootElement.GetProperty("log").GetProperty("entries").GetArrayLength(), Is.EqualTo(report.Exchanges.Count));
    }

    private static async Task<JsonDocument> WriteAsync(RunReport report)
    {
        using var written = await WrittenReports.WriteAsync(report, ReportFormats.Har);
        return JsonDocument.Parse(written.Har);
    }

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(member => member.Name);
}
