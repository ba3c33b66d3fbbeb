using System.Text;
using System.Text.Json.Nodes;

namespace Flowyte.MockServer.Tests.Control;

/// <summary>Asks the paths under <c>/_flowyte</c>, and others that are not Flowyte's API.</summary>
internal sealed class ControlClient(FlowyteMock mock) : IDisposable
{
    private readonly HttpClient _http = new();

    public async Task<HttpResponseMessage> SendAsync(string method, string path, string? json = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(mock.BaseUrl, path));
        if (json is not null)
        {
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    public async Task<JsonObject> JsonAsync(string path)
    {
        using var response = await SendAsync("GET", path);
        return await response.JsonAsync();
    }

    public Task<string> TextAsync(string path) => _http.GetStringAsync(new Uri(mock.BaseUrl, path));

    public void Dispose() => _http.Dispose();
}
