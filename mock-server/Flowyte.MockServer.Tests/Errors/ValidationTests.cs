using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using static Flowyte.MockServer.Tests.MockClient;

namespace Flowyte.MockServer.Tests.Errors;

public sealed class ValidationTests : MockFixture
{
    [TestCaseSource(typeof(BadBody), nameof(BadBody.All))]
    public async Task A_bad_body_is_refused_with_400_and_every_field_at_fault(BadBody bad)
    {
        using var response = await PostAsync(bad.Bytes);
        var body = await response.JsonAsync();

        Assert.Multiple(() =>
        {
            Assert.That((int)response.StatusCode, Is.EqualTo(400));
            Assert.That((string?)body["code"], Is.EqualTo("validation_error"));
            Assert.That(body["errors"]!.AsArray().Select(error => (string?)error!["field"]), Is.EqualTo(bad.Fields));
            Assert.That((string?)body["error"]!["param"], Is.EqualTo(bad.Fields[0]));
        });
    }

    [Test]
    public async Task The_faults_that_are_listed_are_bounded()
    {
        var messages = string.Join(',', Enumerable.Repeat("{}", 50_000));
        using var response = await Client.PostAsync($$"""{"model":"agt_123","messages":[{{messages}}]}""");

        Assert.That((await response.JsonAsync())["errors"]!.AsArray(), Has.Count.LessThan(30));
    }

    [TestCase("""{"role":"system","content":"Be kind."}""")]
    [TestCase("""{"role":"system","content":[{"type":"text","text":"Be kind."}]}""")]
    [TestCase("""{"role":"assistant","content":"hello"}""")]
    [TestCase("""{"role":"assistant","content":"","tool_calls":[{"id":"a","type":"function","function":{"name":"f","arguments":"{}"}}]}""")]
    [TestCase("""{"role":"assistant","content":null,"tool_calls":[{"id":"a","type":"function","function":{"name":"f","arguments":"{}"}}]}""")]
    [TestCase("""{"role":"assistant","tool_calls":[{"id":"a","type":"function","function":{"name":"f","arguments":"{}"}}]}""")]
    [TestCase("""{"role":"assistant","content":null,"refusal":"No."}""")]
    [TestCase("""{"role":"assistant","content":"hello","refusal":null,"annotations":[],"audio":null,"tool_calls":null}""")]
    [TestCase("""{"role":"tool","tool_call_id":"a","content":"42"}""")]
    [TestCase("""{"role":"tool","tool_call_id":"a","content":[{"type":"text","text":"4"},{"type":"text","text":"2"}]}""")]
    [TestCase("""{"role":"user","name":"Zoë","content":[{"type":"image_url","image_url":{"url":"data:,"}},{"type":"text","text":"?"}]}""")]
    [TestCase("""{"role":"user","content":"\u0000 and \ud83d\ude00"}""")]
    public async Task A_message_of_each_legal_form_is_answered(string message)
    {
        using var response = await Client.PostAsync(
            $$"""{"messages":[{{message}},{"role":"user","content":"Do you ship to Canada?"}],"model":"agt_123"}""");

        Assert.That(await response.TextAsync(), Does.StartWith("Yes, we ship to Canada."));
    }

    [TestCase("""{"temperature":9,"top_p":-1,"n":0,"max_tokens":"many","stop":{},"logit_bias":[],"seed":1.5}""")]
    [TestCase("""{"tools":"none","tool_choice":7,"response_format":null,"stream_options":"yes","metadata":[[[]]]}""")]
    [TestCase("""{"stream":null,"user":null,"x_unknown":{"deep":[{"a":null}]}}""")]
    [TestCase("""{"stream":false,"user":"Zoë","stream_options":{"include_usage":true},"half":"\ud83d"}""")]
    public async Task What_is_not_read_may_have_any_value(string members)
    {
        var body = $$"""{{members[..^1]}},"model":"agt_123","messages":[{"role":"user","content":"Do you ship to Canada?"}]}""";
        using var response = await Client.PostAsync(body);

        Assert.That(await response.TextAsync(), Does.StartWith("Yes, we ship to Canada."));
    }

    [Test]
    public async Task A_byte_order_mark_before_the_body_is_ignored()
    {
        using var response = await Client.PostAsync("\uFEFF" + Question("Do you ship to Canada?").ToJsonString());

        Assert.That((int)response.StatusCode, Is.EqualTo(200));
    }

    [TestCase("text/plain", 415)]
    [TestCase("application/x-www-form-urlencoded", 415)]
    [TestCase("application/json; charset=utf-16", 415)]
    [TestCase("nonsense", 415)]
    [TestCase("application/json; charset=\"UTF-8\"", 200)]
    [TestCase("application/vnd.flowyte+json", 200)]
    [TestCase("Application/JSON", 200)]
    [TestCase(null, 200)]
    public async Task The_media_type_decides_whether_a_body_is_read(string? mediaType, int status)
    {
        using var content = Json("Do you ship to Canada?");
        content.Headers.Remove("Content-Type");
        if (mediaType is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", mediaType);
        }

        using var response = await Client.SendAsync(HttpMethod.Post, content);

        Assert.That((int)response.StatusCode, Is.EqualTo(status));
    }

    [Test]
    public async Task A_compressed_body_is_refused_with_415()
    {
        using var content = Json("Do you ship to Canada?");
        content.Headers.ContentEncoding.Add("gzip");
        using var response = await Client.SendAsync(HttpMethod.Post, content);

        Assert.That((int)response.StatusCode, Is.EqualTo(415));
    }

    [Test]
    public async Task A_body_of_exactly_4_MB_is_answered()
    {
        using var response = await Client.PostAsync(Padded(4 * 1024 * 1024));

        Assert.That((int)response.StatusCode, Is.EqualTo(200));
    }

    [Test]
    public async Task A_longer_body_is_refused_with_413([Values] bool chunked)
    {
        using var content = Json(Padded((4 * 1024 * 1024) + 1), raw: true);
        using var request = new HttpRequestMessage(HttpMethod.Post, Mock.BaseUrl + "/chat/completions") { Content = content };
        request.Headers.TransferEncodingChunked = chunked;
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Mock.Key);
        using var http = new HttpClient();
        using var response = await http.SendAsync(request);

        await Assert.MultipleAsync(async () =>
        {
            Assert.That((int)response.StatusCode, Is.EqualTo(413));
            Assert.That((string?)(await response.JsonAsync())["code"], Is.EqualTo("payload_too_large"));
        });
    }

    private static string Padded(int length)
    {
        var body = Question("Do you ship to Canada?").ToJsonString();
        return body + new string(' ', length - Encoding.UTF8.GetByteCount(body));
    }

    private static StringContent Json(string text, bool raw = false) =>
        new(raw ? text : Question(text).ToJsonString(), Encoding.UTF8, "application/json");

    private async Task<HttpResponseMessage> PostAsync(ReadOnlyMemory<byte> bytes)
    {
        using var content = new ReadOnlyMemoryContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return await Client.SendAsync(HttpMethod.Post, content);
    }
}
