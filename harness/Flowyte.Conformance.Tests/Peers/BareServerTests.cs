using Flowyte.Conformance.Tests.Cli;
using Microsoft.AspNetCore.Http;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Peers;

/// <summary>The suite on a server that shares no code with the mock: right where it is right, and to the point where it is wrong.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class BareServerTests
{
    private const string OpenAiError = """{"error":{"message":"The model does not exist.","type":"invalid_request_error","param":"model","code":"model_not_found"}}""";

    [Test]
    public async Task A_conforming_server_is_conformant_and_complete()
    {
        await using var server = await BareServer.StartAsync();
        using var folder = new TemporaryFolder();
        var run = await CliRun.InAsync(server.ToEnvironment(), "run", "--require-complete", "--strict", "--out", folder.Path);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.Output);
            Assert.That(RunResults.Read(folder.Path).Statuses.Where(result => result.Value is "failed" or "warned" or "untested"), Is.Empty);
        }
    }

    [TestCase(404, "MODEL-2")]
    [TestCase(200, "MODEL-2")]
    [TestCase(500, "MODEL-2")]
    [TestCase(422, "MODEL-2")]
    public async Task An_unknown_agent_answered_otherwise_is_the_headline(int status, string headline) =>
        await ExpectHeadlineAsync((context, _) => AnswerAsync(context, status, OpenAiError), headline);

    [TestCase(404)]
    [TestCase(200)]
    [TestCase(500)]
    public async Task An_unknown_agent_answered_otherwise_in_a_stream_alone_is_the_headline(int status) =>
        await ExpectHeadlineAsync((context, stream) => AnswerAsync(context, stream ? status : 400, OpenAiError), "MODEL-3");

    [Test]
    public async Task An_unknown_agent_refused_inside_a_stream_is_the_headline() =>
        await ExpectHeadlineAsync(
            async (context, stream) =>
            {
                if (stream)
                {
                    context.Response.ContentType = "text/event-stream";
                    await context.Response.WriteAsync($"data: {OpenAiError}\n\ndata: [DONE]\n\n");
                }
                else
                {
                    await AnswerAsync(context, 400, OpenAiError);
                }
            },
            "MODEL-3");

    private static async Task ExpectHeadlineAsync(Func<HttpContext, bool, Task> unknownAgent, string requirement)
    {
        await using var server = await BareServer.StartAsync(unknownAgent);
        using var folder = new TemporaryFolder();
        var run = await CliRun.InAsync(server.ToEnvironment(), "run", "--out", folder.Path);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1), run.Output);
            Assert.That(RunResults.Read(folder.Path).Headline, Does.Contain(requirement));
            Assert.That(run.Out, Does.Match($@"(?m)^FAILED  {requirement}  "));
        }
    }

    private static Task AnswerAsync(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body);
    }
}
