using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace Flowyte.MockServer.Tests.Widget;

/// <summary>A small site of one page, with a policy that allows its scripts nothing but the mock.</summary>
internal sealed class ShopSite : IDisposable
{
    private readonly WireMockServer _server = WireMockServer.Start();

    /// <summary>The origin of its page.</summary>
    public string Origin => $"http://127.0.0.1:{_server.Port}";

    /// <summary>The same site by another name, which is another origin.</summary>
    public string OtherName => $"http://localhost:{_server.Port}";

    /// <summary>Puts what an agent's owner was told to embed into the page.</summary>
    public void Embed(string snippet, FlowyteMock mock)
    {
        var origin = mock.BaseUrl.GetLeftPart(UriPartial.Authority);
        _server.Given(Request.Create().WithPath("/").UsingGet()).RespondWith(Response.Create()
            .WithHeader("Content-Type", "text/html; charset=utf-8")
            .WithHeader("Content-Security-Policy", $"default-src 'none'; script-src {origin}; connect-src {origin}; img-src data:; require-trusted-types-for 'script'; trusted-types 'none'")
            .WithBody($"<!doctype html><html lang=\"en\"><head><title>Shop</title><link rel=\"icon\" href=\"data:,\">{snippet}</head><body><main><h1>Shop</h1><p>Boots and hats.</p></main></body></html>"));
    }

    public void Dispose() => _server.Dispose();
}
