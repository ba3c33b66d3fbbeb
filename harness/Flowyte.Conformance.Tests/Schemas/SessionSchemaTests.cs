using System.Net.Http.Headers;
using System.Text;
using Flowyte.Conformance.Json;
using Flowyte.MockServer;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Schemas;

/// <summary>Whether the mock's sessions are what the schemas say.</summary>
public sealed class SessionSchemaTests
{
    [Test]
    public async Task The_answers_of_the_mock_have_the_shapes_of_the_schemas()
    {
        await using var mock = await FlowyteMock.StartAsync();
        mock.Agent("agt_acts")
            .WhenUserSays("hi").Retrieves("q", "A").Calls("t", new { a = 1 }, result: "r").Suggests("b").Reply("Hello")
            .WhenUserSays("fail").FailWith(503).Then(503).ThenReply("no");
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", mock.Key);
        var begun = await AskAsync("", """{"agentId":"agt_acts"}""");
        var id = begun["data"]!["id"]!.Text;
        var answer = await AskAsync($"/{id}/messages", """{"content":"hi"}""");
        var refused = await AskAsync($"/{id}/messages", """{"content":"fail"}""");
        var frames = (await TextAsync($"/{id}/messages", """{"content":"hi","stream":true}""")).Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        var page = JsonText.Parse(await http.GetByteArrayAsync(new Uri($"{mock.BaseUrl}/chat/sessions/{id}/messages?limit=1"))).Root!;
        var ended = await AskAsync($"/{id}/end", "");

        using (Assert.EnterMultipleScope())
        {
            AssertValid("session", Data(begun));
            AssertValid("session", Data(ended));
            AssertValid("session-answer", Data(answer));
            AssertValid("message-page", Data(page));
            AssertValid("problem", refused);
            AssertValid("error", refused);
            Assert.That(frames, Has.Length.GreaterThanOrEqualTo(5));
            foreach (var frame in frames)
            {
                AssertValid("session-event", JsonText.Parse(Encoding.UTF8.GetBytes(frame[(frame.IndexOf("data: ", StringComparison.Ordinal) + 6)..])).Root!);
            }
        }

        async Task<string> TextAsync(string path, string body)
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            using var response = await http.PostAsync(new Uri($"{mock.BaseUrl}/chat/sessions{path}"), content);
            return await response.Content.ReadAsStringAsync();
        }

        async Task<JsonNode> AskAsync(string path, string body) => JsonText.Parse(Encoding.UTF8.GetBytes(await TextAsync(path, body))).Root!;
    }

    private static JsonNode Data(JsonNode envelope)
    {
        AssertValid("envelope", envelope);
        return envelope["data"]!;
    }

    private static void AssertValid(string schema, JsonNode value) =>
        Assert.That(SpecSchemas.Set.Validate(schema, value).Errors, Is.Empty, schema);
}
