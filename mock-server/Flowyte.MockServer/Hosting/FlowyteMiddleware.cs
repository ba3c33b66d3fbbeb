using Flowyte.MockServer.Answers;
using Flowyte.MockServer.Control;
using Flowyte.MockServer.Faults;
using Flowyte.MockServer.Journal;
using Flowyte.MockServer.Metrics;
using Microsoft.AspNetCore.Http;

namespace Flowyte.MockServer.Hosting;

/// <summary>Answers the paths of Flowyte's API before WireMock.Net sees them, and leaves all others to it.</summary>
/// <param name="agents">Decide the answers. They are ready a moment after the port is open.</param>
/// <param name="faults">Puts faults into answers where somebody asks for one.</param>
/// <param name="journal">Told of each request once it is over.</param>
/// <param name="metrics">Told of the same.</param>
/// <param name="elsewhere">Answers the mock's own paths beside the API.</param>
/// <param name="time">The clock that paces answers.</param>
/// <param name="stopping">Ends all work when the mock is stopped.</param>
internal sealed class FlowyteMiddleware(
    LiveAgents agents, FaultInjector faults, MockJournal journal, MockMetrics metrics, ControlMiddleware elsewhere, TimeProvider time, CancellationToken stopping)
{
    private readonly AnswerWriter _writer = new(time);
    private readonly DraftWriter _faultyWriter = new(time);

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var path = context.Request.Path.Value ?? "";
        if (!Routes.Owns(path))
        {
            await elsewhere.InvokeAsync(context, path, next);
            return;
        }

        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        var started = time.GetTimestamp();
        var at = time.GetUtcNow();
        var sent = 0;
        FaultInvitation invitation = default;
        Decision? decision = null;
        Draft? draft = null;
        var isStream = false;
        var outcome = JournalOutcome.ClientLeft;
        try
        {
            var decider = await agents.EndpointAsync();
            invitation = await faults.InviteAsync(context, leaving.Token);
            decision = await decider.DecideAsync(context.Request, leaving.Token);
            draft = faults.Apply(invitation, context, decision, decider);
            isStream = draft is null ? decision.Answer.Body is StreamBody : draft.Events is not null;
            if (isStream)
            {
                metrics.StreamBegins();
            }

            if (draft is not null)
            {
                await _faultyWriter.WriteAsync(context, draft, () => sent++, leaving.Token);
                outcome = JournalOutcome.Answered;
            }
            else if (await _writer.WriteAsync(context.Response, decision.Answer, () => sent++, leaving.Token))
            {
                outcome = JournalOutcome.Answered;
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // The client left, or the mock is being stopped.
        }
        finally
        {
            if (isStream)
            {
                metrics.StreamEnds();
            }
        }

        if (outcome == JournalOutcome.ClientLeft)
        {
            // A broken connection tells a client that is still there that its answer is not whole.
            context.Abort();
        }

        var fault = FaultInjector.NameFor(invitation, decision);
        var entry = new JournalEntry
        {
            At = at,
            Took = time.GetElapsedTime(started),
            Outcome = outcome,
            RequestId = decision?.RequestId,
            Method = context.Request.Method,
            Request = JournalRequest.Of(context.Request, path, invitation.IsOne ? invitation.Body : decision?.Body ?? default, journal.BodyBytes),
            Status = draft?.Status ?? decision?.Answer.Status,
            Agent = decision?.Agent,
            Match = decision?.Match,
            IsStream = isStream,
            EventsSent = isStream ? sent : 0,
            Fault = draft?.Fault,
            FaultNotShown = fault is not null && draft is null && decision is not null ? fault : null,
        };
        metrics.Add(entry);
        journal.Add(entry);
    }
}
