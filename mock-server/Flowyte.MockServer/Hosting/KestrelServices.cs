using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Flowyte.MockServer.Hosting;

/// <summary>
/// Takes what <c>UseKestrelCore</c> registers, and nothing of the host around it. Kestrel made by its constructor alone gets its memory
/// for sockets from .NET's shared pool, which keeps too few arrays for hundreds of connections.
/// </summary>
/// <param name="services">Where it is registered.</param>
internal sealed class KestrelServices(IServiceCollection services) : IWebHostBuilder
{
    public IWebHostBuilder ConfigureServices(Action<IServiceCollection> configureServices)
    {
        configureServices(services);
        return this;
    }

    public IWebHostBuilder ConfigureServices(Action<WebHostBuilderContext, IServiceCollection> configureServices)
    {
        configureServices(new WebHostBuilderContext(), services);
        return this;
    }

    public IWebHostBuilder ConfigureAppConfiguration(Action<WebHostBuilderContext, IConfigurationBuilder> configureDelegate) => this;

    public string? GetSetting(string key) => null;

    public IWebHostBuilder UseSetting(string key, string? value) => this;

#pragma warning disable ASPDEPR008 // The interface names a type that is no longer to be used; nobody gets one.
    /// <exception cref="NotSupportedException">Always: there is no host to build.</exception>
    public IWebHost Build() => throw new NotSupportedException("Kestrel is taken from the services.");
#pragma warning restore ASPDEPR008
}
