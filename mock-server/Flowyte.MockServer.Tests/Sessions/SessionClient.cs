using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Flowyte.MockServer.Tests.Sessions;

/// <summary>Talks to the sessions of a mock over real sockets.</summary>
internal sealed class SessionClient : IDisposable
{
    // Whoever disposes of an answer that is not whole leaves at once.
    private readonly HttpClient _http = new(new SocketsHttpHandler { ResponseDrainTimeout = TimeSpan.Zero });
    private readonly Uri _baseUrl;

    public SessionClient(FlowyteMock mock, string? key = null, string? fault = null)
    {
        _baseUrl = mock.BaseUrl;
        _http.DefaultRequestHeaders.Authorization = key is "" ? null : new AuthenticationHeaderValue("Bearer", key ?? mock.Key);
        if (fault is not null)
        {
            _http.DefaultRequestHeaders.Add("X-Flowyte-Fault", fault);
        }
    }

    /// <summary>Sends a request to a path below <c>/chat/sessions</c>.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path = "", string? body = null, string mediaType = "application/json")
    {
        using var request = new HttpRequestMessage(method, $"{_baseUrl}/chat/sessions{path}")
        {
            Content = body is null ? null : new StringContent(body, Encoding.UTF8, mediaType),
        };
        return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    public Task<HttpResponseMessage> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<HttpResponseMessage> PostAsync(string path, JsonNode? body = null) => SendAsync(HttpMethod.Post, path, body?.ToJsonString());

    /// <summary>Begins a session and gives its id.</summary>
    public async Task<string> BeginAsync(string agent = "agt_123")
    {
        using var response = await PostAsync("", new JsonObject { ["agentId"] = agent });
        return (string)(await response.DataAsync())["id"]!;
    }

    /// <summary>Sends a message and leaves the answer to the caller.</summary>
    public Task<HttpResponseMessage> SayAsync(string session, string content, bool stream = false) =>
        PostAsync($"/{session}/messages", new JsonObject { ["content"] = content, ["stream"] = stream });

    /// <summary>Sends a message and gives the text of the answer.</summary>
    public async Task<string> AskAsync(string session, string content)
    {
        using var response = await SayAsync(session, content);
        return (string)(await response.DataAsync())["messages"]![0]!["content"]!;
    }

    /// <summary>All messages of a session, page by page.</summary>
    public async Task<List<JsonNode>> HistoryAsync(string session, int limit = 100)
    {
        var messages = new List<JsonNode>();
        string? cursor = null;
        do
        {
            using var response = await GetAsync($"/{session}/messages?limit={limit}{(cursor is null ? "" : $"&cursor={cursor}")}");
            var page = await response.DataAsync();
            messages.AddRange(page["items"]!.AsArray().OfType<JsonNode>());
            cursor = (string?)page["nextCursor"];
        }
        while (cursor is not null);
        return messages;
    }

    public void Dispose() => _http.Dispose();
}
