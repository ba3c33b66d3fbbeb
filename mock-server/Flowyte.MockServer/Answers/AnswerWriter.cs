using Microsoft.AspNetCore.Http;

namespace Flowyte.MockServer.Answers;

/// <summary>Sends answers, each event of a stream by itself and in its time.</summary>
internal sealed class AnswerWriter(TimeProvider time)
{
    /// <summary>Sends an answer.</summary>
    /// <param name="response">Where to.</param>
    /// <param name="answer">What.</param>
    /// <param name="sent">Told of each event once it was handed to the socket.</param>
    /// <param name="cancellation">Ends the work at once: the client left, or the mock is being stopped.</param>
    /// <returns>False where the work was ended, and what was sent so far is incomplete. Many clients may leave at once, and exceptions are slow.</returns>
    /// <exception cref="OperationCanceledException">The same, while bytes were on their way.</exception>
    public Task<bool> WriteAsync(HttpResponse response, Answer answer, Action sent, CancellationToken cancellation)
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
        if (!await WaitAsync(body.Delay, cancellation))
        {
            return false;
        }

        var buffer = RenderBuffer.Take();
        buffer.Write(body.Value);
        response.ContentLength = buffer.Bytes.WrittenCount;
        var output = response.BodyWriter;
        await (HttpMethods.IsHead(response.HttpContext.Request.Method)
            ? output.FlushAsync(cancellation)
            : output.WriteAsync(buffer.Bytes.WrittenMemory, cancellation));
        buffer.GiveBack();
        return true;
    }

    private async Task<bool> WriteAsync(HttpResponse response, StreamBody body, Action sent, CancellationToken cancellation)
    {
        var output = response.BodyWriter;
        var start = time.GetTimestamp();
        var due = TimeSpan.Zero;
        RenderBuffer? buffer = null;
        for (var index = 0; index < body.Count; index++)
        {
            // Counted from the start: what one event is late must not make all that follow it later still.
            var delay = body.DelayOf(index);
            due += delay;
            if (delay > TimeSpan.Zero)
            {
                // Thousands of streams may wait at once, and need no memory for that.
                buffer?.GiveBack();
                buffer = null;
                if (!await WaitAsync(due - time.GetElapsedTime(start), cancellation))
                {
                    return false;
                }
            }

            buffer ??= RenderBuffer.Take();
            body.WriteTo(index, buffer);
            var flushed = await output.WriteAsync(buffer.Bytes.WrittenMemory, cancellation);
            buffer.Clear();
            if (flushed.IsCompleted)
            {
                return false;
            }

            sent();
        }

        buffer?.GiveBack();
        return true;
    }

    private async ValueTask<bool> WaitAsync(TimeSpan delay, CancellationToken cancellation)
    {
        await time.Wait(delay, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !cancellation.IsCancellationRequested;
    }
}
