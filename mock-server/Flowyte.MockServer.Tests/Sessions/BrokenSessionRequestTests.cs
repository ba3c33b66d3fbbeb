using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;

namespace Flowyte.MockServer.Tests.Sessions;

/// <summary>Requests to sessions that were broken at random.</summary>
[CancelAfter(60_000)]
public sealed class BrokenSessionRequestTests : MockFixture
{
    private const int Requests = 1500;
    private const int AtOnce = 8;

    // Bytes that mean something to JSON.
    private static readonly byte[] Telling = "\"\\{}[]:,0123456789-+eEu\0\r\n\u007f"u8.ToArray();

    protected override MockOptions Options => new() { SessionLimits = new() { Sessions = 50, MessagesOfSession = 100_000, CharactersOfSession = 10_000_000 } };

    [Test]
    public async Task Every_broken_request_is_answered_or_refused_and_the_session_goes_on(CancellationToken cancellation)
    {
        using var client = new SessionClient(Mock);
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Mock.Key);
        var id = await client.BeginAsync();
        var random = new Random(7);
        var broken = Enumerable.Range(0, Requests).Select(_ => Request(random, id)).ToArray();
        var statuses = new ConcurrentBag<int>();
        await Parallel.ForEachAsync(broken, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (request, token) =>
        {
            using var content = request.Body is null ? null : new ByteArrayContent(request.Body);
            content?.Headers.Add("Content-Type", "application/json");
            using var message = new HttpRequestMessage(content is null ? HttpMethod.Get : HttpMethod.Post, $"{Mock.BaseUrl}/chat/sessions{request.Path}") { Content = content };
            using var response = await http.SendAsync(message, token);
            await response.Content.ReadAsStringAsync(token);
            statuses.Add((int)response.StatusCode);
        });
        var history = await client.HistoryAsync(id);

        Assert.Multiple(() =>
        {
            Assert.That(statuses, Has.Exactly(Requests).Items.And.All.InRange(200, 499));
            Assert.That(statuses.Distinct(), Is.SupersetOf((int[])[200, 201, 400, 404, 409]), "The requests are too much alike to show anything.");
            Assert.That(history.Select(message => (int)message["sequence"]!), Is.EqualTo(Enumerable.Range(1, history.Count)));
        });
    }

    private static (string Path, byte[]? Body) Request(Random random, string id) => random.Next(4) switch
    {
        0 => ("", Broken(random, """{"agentId":"agt_123"}""")),
        1 => ($"/{id}/messages?limit={Text(random, "20")}&cursor={Text(random, "MS5jc18x")}", null),
        2 => ($"/{Text(random, id)}/messages", Broken(random, """{"content":"Do you ship to Canada?"}""")),
        _ => ($"/{id}/messages", Broken(random, """{"content":"h\u00e9llo \ud83c\udf41","stream":true}""")),
    };

    private static byte[] Broken(Random random, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var changes = random.Next(3); changes > 0; changes--)
        {
            bytes[random.Next(bytes.Length)] = random.Next(2) == 0 ? Telling[random.Next(Telling.Length)] : (byte)random.Next(256);
        }

        return bytes;
    }

    private static string Text(Random random, string text) => random.Next(2) == 0 ? text : Uri.EscapeDataString(Encoding.Latin1.GetString(Broken(random, text)).Replace('\0', '0'));
}
