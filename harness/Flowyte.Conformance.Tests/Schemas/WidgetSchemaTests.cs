using System.Net.Http.Headers;
using System.Text;
using Flowyte.Conformance.Json;
using Flowyte.MockServer;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Schemas;

/// <summary>Whether what the mock says of the widget is what the schemas say.</summary>
public sealed class WidgetSchemaTests
{
    private const string Shop = "https://shop.example";

    [Test]
    public async Task The_answers_of_the_mock_have_the_shapes_of_the_schemas()
    {
        await using var mock = await FlowyteMock.StartAsync();
        using var http = new HttpClient();
        var minted = Data(await AskAsync(HttpMethod.Post, "/agents/agt_123/publishable-keys", mock.Key, $$"""{"name":"Shop","allowedOrigins":["{{Shop}}"]}"""));
        var keys = $"/agents/agt_123/publishable-keys/{minted["id"]!.Text}";
        var embed = Data(await AskAsync(HttpMethod.Get, $"/agents/agt_123/widget/embed?publishableKeyId={minted["id"]!.Text}", mock.Key));
        var settings = Data(await AskAsync(HttpMethod.Put, "/agents/agt_123/widget", mock.Key, """{"copy":{"title":"Ask us"}}"""));
        var rotated = Data(await AskAsync(HttpMethod.Post, $"{keys}/rotate", mock.Key));
        var key = rotated["keyPublic"]!.Text;
        var bootstrap = Data(await AskAsync(HttpMethod.Get, $"/widget/bootstrap?key={key}", key: null));
        var session = Data(await AskAsync(HttpMethod.Post, "/chat/widget/sessions", key, "{}"));
        var revoked = Data(await AskAsync(HttpMethod.Post, $"{keys}/revoke", mock.Key));
        var listed = Data(await AskAsync(HttpMethod.Get, "/agents/agt_123/publishable-keys", mock.Key));
        var refused = await AskAsync(HttpMethod.Post, "/chat/widget/sessions", key, "{}");

        using (Assert.EnterMultipleScope())
        {
            foreach (var one in (JsonNode[])[minted, rotated, revoked, .. listed["items"]!.Items])
            {
                AssertValid("publishable-key", one);
            }

            AssertValid("widget-embed", embed);
            AssertValid("widget-settings", settings);
            AssertValid("widget-bootstrap", bootstrap);
            AssertValid("widget-session", session);
            AssertValid("problem", refused);
            AssertValid("error", refused);
        }

        async Task<JsonNode> AskAsync(HttpMethod method, string path, string? key, string? body = null)
        {
            using var request = new HttpRequestMessage(method, mock.BaseUrl + path) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json") };
            request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
            request.Headers.Add("Origin", Shop);
            using var response = await http.SendAsync(request);
            return JsonText.Parse(await response.Content.ReadAsByteArrayAsync()).Root!;
        }
    }

    private static JsonNode Data(JsonNode envelope)
    {
        AssertValid("envelope", envelope);
        return envelope["data"]!;
    }

    private static void AssertValid(string schema, JsonNode value) =>
        Assert.That(SpecSchemas.Set.Validate(schema, value).Errors, Is.Empty, schema);
}
