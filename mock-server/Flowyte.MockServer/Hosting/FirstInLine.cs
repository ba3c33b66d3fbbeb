using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Flowyte.MockServer.Hosting;

/// <summary>Puts something before everything that the web server would do with a request, WireMock.Net's handling of exceptions among it.</summary>
internal sealed class FirstInLine(Action<IApplicationBuilder> first) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        first(app);
        next(app);
    };
}
