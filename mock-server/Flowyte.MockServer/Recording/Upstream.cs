using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Flowyte.MockServer.Recording;

/// <summary>The live endpoint. What it sends is passed on as it is: nothing is followed, unpacked or kept.</summary>
internal sealed class Upstream : IDisposable
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(15);
    private readonly HttpClient _http;
    private readonly Uri _completions;

    /// <param name="baseUrl">The base URL of the endpoint.</param>
    public Upstream(Uri baseUrl)
    {
        BaseUrl = baseUrl;
        _completions = new Uri(baseUrl.AbsoluteUri.TrimEnd('/') + "/chat/completions");
        _http = new HttpClient(new SocketsHttpHandler
        {
            // The key is for this endpoint alone, wherever that points.
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
            ActivityHeadersPropagator = null,
            ConnectTimeout = ConnectTimeout,
            ResponseDrainTimeout = TimeSpan.Zero,
            RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8,
            ResponseHeaderEncodingSelector = (_, _) => Encoding.Latin1,
        })
        { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>The base URL, without credentials.</summary>
    public Uri BaseUrl { get; }

    /// <summary>Sends a request on and returns as soon as the head of the answer is there.</summary>
    /// <exception cref="HttpRequestException">It could not be sent, or the head of the answer is broken.</exception>
    public async Task<HttpResponseMessage> SendAsync(HttpRequest request, ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), new UriBuilder(_completions) { Query = request.QueryString.Value }.Uri)
        {
            Content = body.IsEmpty && !HttpMethods.IsPost(request.Method) ? null : new ReadOnlyMemoryContent(body),
        };
        PassedOnHeaders.Copy(request.Headers, message);
        return await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellation);
    }

    public void Dispose() => _http.Dispose();
}
