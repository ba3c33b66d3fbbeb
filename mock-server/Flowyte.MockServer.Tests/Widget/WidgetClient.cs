using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Flowyte.MockServer.Tests.Sessions;

namespace Flowyte.MockServer.Tests.Widget;

/// <summary>Asks a mock about widgets over real sockets, as owners of agents and as browsers of visitors do.</summary>
internal sealed class WidgetClient(FlowyteMock mock) : IDisposable
{
    public const string Shop = "https://shop.example";

    private readonly HttpClient _http = new();

    /// <summary>Sends a request with a bearer token and an origin, where they are not null.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? body = null, string? token = null, string? origin = null, params (string Name, string Value)[] more)
    {
        using var request = new HttpRequestMessage(method, path.StartsWith("http", StringComparison.Ordinal) ? path : mock.BaseUrl + path)
        {
            Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        foreach (var (name, value) in origin is null ? more : [("Origin", origin), .. more])
        {
            request.Headers.Add(name, value);
        }

        return await _http.SendAsync(request);
    }

    /// <summary>Sends a request with the secret key.</summary>
    public Task<HttpResponseMessage> OwnerAsync(HttpMethod method, string path, string? body = null) => SendAsync(method, path, body, mock.Key);

    /// <summary>Mints a key for the pages of a shop.</summary>
    public async Task<JsonObject> MintAsync(string more = "", string agent = "agt_123", string origin = Shop)
    {
        using var response = await OwnerAsync(HttpMethod.Post, $"/agents/{agent}/publishable-keys", $$"""{"name":"Shop","allowedOrigins":["{{origin}}"]{{more}}}""");
        Assert.That((int)response.StatusCode, Is.EqualTo(201));
        return await response.DataAsync();
    }

    public Task<HttpResponseMessage> BootstrapAsync(string? key, string? origin = Shop) =>
        SendAsync(HttpMethod.Get, $"/widget/bootstrap{(key is null ? "" : $"?key={key}")}", origin: origin);

    public Task<HttpResponseMessage> VisitAsync(string? key, string? origin = Shop, string? body = "{}") =>
        SendAsync(HttpMethod.Post, "/chat/widget/sessions", body, key, origin);

    /// <summary>Begins a conversation.</summary>
    public async Task<JsonObject> BeginAsync(string key, string origin = Shop)
    {
        using var response = await VisitAsync(key, origin);
        return await response.DataAsync();
    }

    /// <summary>Sends a message over a transport.</summary>
    public Task<HttpResponseMessage> SayAsync(JsonNode transport, string content, bool stream = false, string? origin = Shop) => SendAsync(
        HttpMethod.Post, (string)transport["url"]!, new JsonObject { ["content"] = content, ["stream"] = stream }.ToJsonString(), (string)transport["token"]!, origin);

    public void Dispose() => _http.Dispose();
}
