using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Flowyte.MockServer.Benchmarks.Servers;

/// <summary>What Kestrel can do by itself: it reads a request, looks at none of it but the path, and sends bytes that it has ready.</summary>
internal static class BareKestrel
{
    public const string JsonPath = "/json";
    public const string StreamPath = "/stream";

    /// <summary>Serves until the process is ended.</summary>
    /// <param name="recorded">The folder of the recorded answers.</param>
    public static async Task RunAsync(string recorded)
    {
        var json = RecordedAnswer.Read(FileOf(recorded, JsonPath));
        var stream = RecordedAnswer.Read(FileOf(recorded, StreamPath));
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => options.AddServerHeader = false).UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.Run(context => AnswerAsync(context, context.Request.Path.Value == StreamPath ? stream : json));
        await app.StartAsync();
        Console.WriteLine(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        await app.WaitForShutdownAsync();
    }

    /// <summary>Where the answer of a path is recorded.</summary>
    public static string FileOf(string recorded, string path) => Path.Combine(recorded, path[1..] + ".json");

    private static async Task AnswerAsync(HttpContext context, RecordedAnswer answer)
    {
        var reader = context.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(context.RequestAborted);
            reader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
            {
                break;
            }
        }

        var response = context.Response;
        foreach (var (name, value) in answer.Headers)
        {
            response.Headers.Append(name, value);
        }

        if (answer.Chunks is [var body])
        {
            response.ContentLength = body.Length;
        }

        foreach (var chunk in answer.Chunks)
        {
            await response.BodyWriter.WriteAsync(chunk, context.RequestAborted);
        }
    }
}
