using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Flowyte.MockServer.Tests;

/// <summary>Asks a mock over a real socket.</summary>
public sealed class MockClient : IDisposable
{
    // Whoever disposes of an answer that is not whole leaves at once.
    private readonly HttpClient _http = new(new SocketsHttpHandler { ResponseDrainTimeout = TimeSpan.Zero });

    public MockClient(FlowyteMock mock)
        : this(mock.BaseUrl, mock.Key)
    {
    }

    public MockClient(Uri baseUrl, string key)
    {
        BaseUrl = baseUrl;
        Authorization = new("Bearer", key);
    }

    public Uri BaseUrl { get; }

    public AuthenticationHeaderValue? Authorization { get; init; }

    /// <summary>The fault that every request asks for; null for none.</summary>
    public string? Fault { get; init; }

    public static JsonObject Question(string text, string model = "agt_123", bool stream = false) => new()
    {
        ["model"] = model,
        ["messages"] = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = text }),
        ["stream"] = stream,
    };

    public Task<HttpResponseMessage> PostAsync(JsonNode body) => PostAsync(body.ToJsonString());

    public Task<HttpResponseMessage> PostAsync(string body) =>
        SendAsync(HttpMethod.Post, new StringContent(body, Encoding.UTF8, "application/json"));

    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, HttpContent? content = null, string path = "/chat/completions")
    {
        using var request = new HttpRequestMessage(method, new Uri(BaseUrl + path)) { Content = content };
        request.Headers.Authorization = Authorization;
        if (Fault is not null)
        {
            request.Headers.Add("X-Flowyte-Fault", Fault);
        }

        return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    public void Dispose() => _http.Dispose();
}
