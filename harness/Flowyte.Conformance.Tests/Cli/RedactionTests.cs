using Flowyte.Conformance.Tests.Peers;
using Microsoft.AspNetCore.Http;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Cli;

/// <summary>A key is nowhere in what a run writes, even where the target does its best to spread it.</summary>
public sealed class RedactionTests
{
    [Test]
    public async Task A_key_that_the_target_echoes_is_nowhere_in_output_and_reports()
    {
        // Every key of the run comes back in a header, a body and a stream.
        await using var server = await BareServer.StartAsync(EchoAsync);
        using var folder = new TemporaryFolder();
        var run = await CliRun.InAsync(server.ToEnvironment(), "run", "--verbose", "--format", "all", "--out", folder.Path);
        var written = Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories).Select(File.ReadAllText).ToList();
        Assert.That(run.ExitCode, Is.EqualTo(1), run.Output);
        Assert.That(written, Has.Count.EqualTo(8));
        foreach (var key in new[] { BareServer.Key, BareServer.UnscopedKey, BareServer.PublishableKey })
        {
            Assert.That(run.Output, Does.Not.Contain(key));
            Assert.That(written, Has.None.Contains(key));
        }
    }

    private static Task EchoAsync(HttpContext context, bool stream)
    {
        context.Response.StatusCode = stream ? 200 : 404;
        context.Response.ContentType = stream ? "text/event-stream" : "text/plain";
        context.Response.Headers["x-echo"] = context.Request.Headers.Authorization;
        return context.Response.WriteAsync($"data: {context.Request.Headers.Authorization} {BareServer.UnscopedKey} {BareServer.PublishableKey}\n\n");
    }
}
