using Flowyte.MockServer.Answers;
using Flowyte.MockServer.Faults;
using Flowyte.MockServer.Journal;
using Microsoft.AspNetCore.Http;

namespace Flowyte.MockServer.Hosting;

/// <summary>Answers the paths of Flowyte's API before WireMock.Net sees them, and leaves all others to it.</summary>
/// <param name="endpoint">Decides the answers. It is ready a moment after the port is open.</param>
/// <param name="faults">Puts faults into answers where somebody asks for one.</param>
/// <param name="journal">Told of each request once it is over.</param>
/// <param name="time">The clock that paces answers.</param>
/// <param name="stopping">Ends all work when the mock is stopped.</param>
internal sealed class FlowyteMiddleware(
    Task<ChatEndpoint> endpoint, FaultInjector faults, MockJournal journal, TimeProvider time, CancellationToken stopping)
{
    private readonly AnswerWriter _writer = new(time);
    private readonly DraftWriter _faultyWriter = new(time);

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (!Routes.Owns(context.Request.Path.Value ?? ""))
        {
            await next(context);
            return;
        }

        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        var started = time.GetTimestamp();
        var at = time.GetUtcNow();
        var sent = 0;
        Decision? decision = null;
        var outcome = JournalOutcome.ClientLeft;
        try
        {
            var decider = await endpoint;
            var invitation = await faults.InviteAsync(context, leaving.Token);
            decision = await decider.DecideAsync(context.Request, leaving.Token);
            await (faults.Apply(invitation, context, decision, decider) is { } draft
                ? _faultyWriter.WriteAsync(context, draft, () => sent++, leaving.Token)
                : _writer.WriteAsync(context.Response, decision.Answer, () => sent++, leaving.Token));
            outcome = JournalOutcome.Answered;
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // A broken connection tells a client that is still there that its answer is not whole.
            context.Abort();
        }

        journal.Add(new JournalEntry
        {
            At = at,
            Took = time.GetElapsedTime(started),
            Outcome = outcome,
            RequestId = decision?.RequestId,
            Method = context.Request.Method,
            Status = decision?.Answer.Status,
            Agent = decision?.Agent,
            EventsSent = sent,
        });
    }
}
