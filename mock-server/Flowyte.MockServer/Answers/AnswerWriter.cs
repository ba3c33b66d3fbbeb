using Microsoft.AspNetCore.Http;

namespace Flowyte.MockServer.Answers;

/// <summary>Sends answers, each event of a stream by itself and in its time.</summary>
internal sealed class AnswerWriter(TimeProvider time)
{
    /// <summary>Sends an answer.</summary>
    /// <param name="response">Where to.</param>
    /// <param name="answer">What.</param>
    /// <param name="sent">Told how many events were handed to the socket, each time that some were.</param>
    /// <param name="cancellation">Ends the work at once: the client left, or the mock is being stopped.</param>
    /// <returns>False where the work was ended, and what was sent so far is incomplete. Many clients may leave at once, and exceptions are slow.</returns>
    /// <exception cref="OperationCanceledException">The same, while bytes were on their way.</exception>
    public Task<bool> WriteAsync(HttpResponse response, Answer answer, Action<int> sent, CancellationToken cancellation)
    {
        response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
        {
            response.Headers.Append(name, value);
        }

        return answer.Body switch
        {
            JsonBody body => WriteAsync(response, body, cancellation),
            StreamBody body => WriteAsync(response, body, sent, cancellation),
            NoBody => Task.FromResult(true),
            _ => throw new NotSupportedException($"A body of the kind {answer.Body.GetType().Name} has no writer."),
        };
    }

    private async Task<bool> WriteAsync(HttpResponse response, JsonBody body, CancellationToken cancellation)
    {
        if (body.Delay > TimeSpan.Zero && !await WaitAsync(body.Delay, cancellation))
        {
            return false;
        }

        var buffer = RenderBuffer.Take();
        body.Value.WriteTo(buffer);
        response.ContentLength = buffer.Bytes.WrittenCount;
        var output = response.BodyWriter;
        await (HttpMethods.IsHead(response.HttpContext.Request.Method)
            ? output.FlushAsync(cancellation)
            : output.WriteAsync(buffer.Bytes.WrittenMemory, cancellation));
        buffer.GiveBack();
        return true;
    }

    private async Task<bool> WriteAsync(HttpResponse response, StreamBody body, Action<int> sent, CancellationToken cancellation)
    {
        var batch = new EventBatch(response, sent);
        var start = time.GetTimestamp();
        var due = TimeSpan.Zero;
        var isImmediate = body.IsImmediate;
        for (var index = 0; index < body.Count; index++)
        {
            // Counted from the start: what one event is late must not make all that follow it later still.
            var delay = isImmediate ? TimeSpan.Zero : body.DelayOf(index);
            due += delay;
            if ((delay > TimeSpan.Zero || batch.IsFull) && !await batch.SendAsync(isEnd: false, cancellation))
            {
                return false;
            }

            if (delay > TimeSpan.Zero && !await WaitAsync(due - time.GetElapsedTime(start), cancellation))
            {
                return false;
            }

            batch.Add(body, index);
        }

        return await batch.SendAsync(isEnd: true, cancellation);
    }

    private async ValueTask<bool> WaitAsync(TimeSpan delay, CancellationToken cancellation)
    {
        await time.Wait(delay, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !cancellation.IsCancellationRequested;
    }
}
