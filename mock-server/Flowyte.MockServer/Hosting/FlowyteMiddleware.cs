using Flowyte.MockServer.Answers;
using Flowyte.MockServer.Control;
using Flowyte.MockServer.Faults;
using Flowyte.MockServer.Journal;
using Flowyte.MockServer.Metrics;
using Flowyte.MockServer.Recording;
using Microsoft.AspNetCore.Http;

namespace Flowyte.MockServer.Hosting;

/// <summary>Answers the paths of Flowyte's API, and leaves all others to the mock's own pages and to WireMock.Net.</summary>
/// <param name="agents">Decide the answers. They are ready a moment after the port is open.</param>
/// <param name="faults">Puts faults into answers where somebody asks for one.</param>
/// <param name="journal">Told of each request once it is over.</param>
/// <param name="metrics">Told of the same.</param>
/// <param name="elsewhere">Answers the mock's own paths beside the API.</param>
/// <param name="recorder">Answers chat/completions in the place of the agents; null where they answer.</param>
/// <param name="time">The clock that paces answers.</param>
/// <param name="stopping">Ends all work when the mock is stopped.</param>
internal sealed class FlowyteMiddleware(
    LiveAgents agents, FaultInjector faults, MockJournal journal, MockMetrics metrics, ControlMiddleware elsewhere, Recorder? recorder, TimeProvider time, CancellationToken stopping)
{
    private readonly AnswerWriter _writer = new(time);
    private readonly DraftWriter _faultyWriter = new(time);
    private long _arrivals;

    /// <summary>Answers a request.</summary>
    /// <param name="wireMock">Answers what is neither the API's nor the mock's own.</param>
    public RequestDelegate Answer(WireMockHost wireMock) => context =>
    {
        var path = context.Request.Path.Value ?? "";
        return Routes.Owns(path) ? AnswerAsync(context, path) : elsewhere.InvokeAsync(context, path, wireMock);
    };

    private async Task AnswerAsync(HttpContext context, string path)
    {
        // Cheaper than a source of its own for each request: whoever is cut off when the mock stops has left just as well.
        using var stop = stopping.UnsafeRegister(static state => ((HttpContext)state!).Abort(), context);
        var leaving = context.RequestAborted;
        if (recorder is not null && path == Routes.Completions)
        {
            await recorder.InvokeAsync(context, Interlocked.Increment(ref _arrivals), leaving);
            return;
        }

        var started = time.GetTimestamp();
        var arrival = new Arrival(Interlocked.Increment(ref _arrivals), time.GetUtcNow(), path);
        FaultInvitation invitation = default;
        Decision? decision = null;
        Draft? draft = null;
        JournalEntry? open = null;
        var outcome = JournalOutcome.ClientLeft;
        try
        {
            var decider = await agents.EndpointAsync();
            invitation = await faults.InviteAsync(context, leaving);
            decision = await decider.DecideAsync(context.Request, leaving);
            draft = faults.Apply(invitation, context, decision, decider);
            open = EntryOf(arrival, context, invitation, decision, draft);
            journal.Begin(open);
            if (open.IsStream)
            {
                metrics.StreamBegins();
            }

            if (await WriteAsync(context, decision, draft, open, leaving))
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
            decision?.Turn?.Dispose();
            if (outcome == JournalOutcome.ClientLeft)
            {
                // A broken connection tells a client that is still there that its answer is not whole.
                context.Abort();
            }

            var entry = open ?? EntryOf(arrival, context, invitation, decision, draft);
            entry.Took = time.GetElapsedTime(started);
            entry.Outcome = outcome;
            metrics.Add(entry);
            if (open is null)
            {
                journal.Add(entry);
            }
            else
            {
                if (entry.IsStream)
                {
                    metrics.StreamEnds();
                }

                journal.End(open);
            }
        }
    }

    /// <summary>Sends the answer.</summary>
    /// <returns>Whether it was sent whole.</returns>
    private Task<bool> WriteAsync(HttpContext context, Decision decision, Draft? draft, JournalEntry entry, CancellationToken leaving)
    {
        var sent = entry.IsStream ? Counter(entry) : static _ => { };
        return draft is null ? _writer.WriteAsync(context.Response, decision.Answer, sent, leaving) : _faultyWriter.WriteAsync(context, draft, sent, leaving);
    }

    private static Action<int> Counter(JournalEntry entry) => events => entry.EventsSent += events;

    private JournalEntry EntryOf(Arrival arrival, HttpContext context, FaultInvitation invitation, Decision? decision, Draft? draft)
    {
        var fault = FaultInjector.NameFor(invitation, decision);
        var stream = decision?.Answer.Body as StreamBody;
        var status = draft?.Status ?? decision?.Answer.Status;
        DateTimeOffset? refusedAt = status >= StatusCodes.Status400BadRequest
            ? time.GetUtcNow() + (draft?.Delay ?? (decision?.Answer.Body as JsonBody)?.Delay ?? TimeSpan.Zero)
            : null;
        var retryAfter = refusedAt is { } sentAt ? RetryAfter.Of(draft?.Headers ?? (IEnumerable<HeaderField>)decision!.Answer.Headers, sentAt) : null;
        return new()
        {
            Arrival = arrival.Number,
            At = arrival.At,
            RequestId = decision?.RequestId,
            Method = context.Request.Method,
            Request = JournalRequest.Of(context.Request, arrival.Path, invitation.IsOne ? invitation.Body : decision?.Body ?? default, journal.BodyBytes),
            KeyDigest = decision?.Key?.Digest,
            Status = status,
            RetryAfter = retryAfter,
            RefusedAt = retryAfter is null ? null : refusedAt,
            Agent = decision?.Agent,
            Match = decision?.Match,
            IsStream = draft is null ? stream is not null : draft.Events is not null,
            Chunks = stream?.Texts.Length ?? 0,
            BeforeChunks = stream?.Before.Length ?? 0,
            Fault = draft?.Fault,
            FaultNotShown = fault is not null && draft is null && decision is not null ? fault : null,
        };
    }

    /// <summary>How a request came.</summary>
    /// <param name="Number">Its number in the order of arrival.</param>
    /// <param name="At">When.</param>
    /// <param name="Path">Its path before a fault was taken out of it.</param>
    private readonly record struct Arrival(long Number, DateTimeOffset At, string Path);
}
