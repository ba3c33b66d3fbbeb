using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;

namespace Flowyte.MockServer.Tests.Widget;

/// <summary>Requests to the widget that were broken at random.</summary>
[CancelAfter(60_000)]
public sealed class BrokenWidgetRequestTests : MockFixture
{
    private const int Requests = 1500;
    private const int AtOnce = 8;

    // Bytes that mean something to JSON and to origins.
    private static readonly byte[] Telling = "\"\\{}[]:,/.-@*0123456789eEu\0\r\n\u007f"u8.ToArray();

    [Test]
    public async Task Every_broken_request_is_answered_or_refused_and_a_key_that_is_minted_holds(CancellationToken cancellation)
    {
        using var client = new WidgetClient(Mock);
        using var http = new HttpClient();
        var minted = await client.MintAsync(""","rateLimitRpm":100000""");
        var key = (string)minted["keyPublic"]!;
        var transport = (await client.BeginAsync(key))["transport"]!;
        var random = new Random(11);
        var broken = Enumerable.Range(0, Requests).Select(_ => Request(random, (string)minted["id"]!, key, (string)transport["token"]!)).ToArray();
        var statuses = new ConcurrentBag<int>();
        await Parallel.ForEachAsync(broken, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (request, token) =>
        {
            using var content = request.Body is null ? null : new ByteArrayContent(request.Body);
            content?.Headers.Add("Content-Type", "application/json");
            using var message = new HttpRequestMessage(request.Method, $"{Mock.BaseUrl}{request.Path}") { Content = content };
            message.Headers.TryAddWithoutValidation("Origin", request.Origin);
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", request.Token);
            using var response = await http.SendAsync(message, token);
            await response.Content.ReadAsStringAsync(token);
            statuses.Add((int)response.StatusCode);
        });
        using var booted = await client.BootstrapAsync(key);

        Assert.Multiple(() =>
        {
            Assert.That(statuses, Has.Exactly(Requests).Items.And.All.InRange(200, 499));
            Assert.That(statuses.Distinct(), Is.SupersetOf((int[])[200, 201, 400, 401, 403, 404]), "The requests are too much alike to show anything.");
            Assert.That((int)booted.StatusCode, Is.EqualTo(200));
        });

        (HttpMethod Method, string Path, string Origin, string Token, byte[]? Body) Request(Random from, string id, string publishable, string opened) => from.Next(6) switch
        {
            0 => (HttpMethod.Post, "/agents/agt_123/publishable-keys", "", Mock.Key, Broken(from, """{"name":"a","allowedOrigins":["https://sh\u00f6p.example:80","http://[::1]:3000"],"env":"test","rateLimitRpm":60}""")),
            1 => (HttpMethod.Put, "/agents/agt_chatter/widget", "", Mock.Key, Broken(from, """{"theme":{"primaryColor":"#123456","a":[1.5e3,"\ud83c\udf41"]},"copy":{"title":"T","title":"h\u00e9"}}""")),
            2 => (HttpMethod.Get, $"/agents/agt_123/widget/embed?publishableKeyId={Text(from, id)}", "", Mock.Key, null),
            3 => (HttpMethod.Get, $"/widget/bootstrap?key={Text(from, publishable)}", Origin(from), Mock.Key, null),
            4 => (HttpMethod.Post, "/chat/widget/sessions", Origin(from), publishable, Broken(from, """{"turnstileToken":"a","identityToken":null}""")),
            _ => (HttpMethod.Post, $"/chat/widget/sessions/{Text(from, id)}/messages", Origin(from), opened, Broken(from, """{"content":"Hello"}""")),
        };
    }

    // What no client can send as a field is replaced.
    private static string Origin(Random random) => random.Next(2) == 0
        ? WidgetClient.Shop
        : string.Concat(Broken(random, WidgetClient.Shop).Select(letter => letter is > 0x20 and < 0x7f ? (char)letter : '_'));

    private static string Text(Random random, string text) => random.Next(2) == 0 ? text : Uri.EscapeDataString(Encoding.Latin1.GetString(Broken(random, text)).Replace('\0', '0'));

    private static byte[] Broken(Random random, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var changes = random.Next(3); changes > 0; changes--)
        {
            bytes[random.Next(bytes.Length)] = random.Next(2) == 0 ? Telling[random.Next(Telling.Length)] : (byte)random.Next(256);
        }

        return bytes;
    }
}
