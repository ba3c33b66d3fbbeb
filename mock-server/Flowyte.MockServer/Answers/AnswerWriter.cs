using System.Buffers;
using System.Text.Json;
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
    /// <exception cref="OperationCanceledException">The work was ended; what was sent so far is incomplete.</exception>
    public Task WriteAsync(HttpResponse response, Answer answer, Action sent, CancellationToken cancellation)
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
            _ => throw new NotSupportedException($"A body of the kind {answer.Body.GetType().Name} has no writer."),
        };
    }

    private async Task WriteAsync(HttpResponse response, JsonBody body, CancellationToken cancellation)
    {
        await time.Wait(body.Delay, cancellation);
        Write(response, body.Value.ToUtf8());
        await response.BodyWriter.FlushAsync(cancellation);
    }

    private static void Write(HttpResponse response, ReadOnlySpan<byte> body)
    {
        response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(response.HttpContext.Request.Method))
        {
            response.BodyWriter.Write(body);
        }
    }

    private async Task WriteAsync(HttpResponse response, StreamBody body, Action sent, CancellationToken cancellation)
    {
        var output = response.BodyWriter;
        await using var json = new Utf8JsonWriter(output, JsonPayload.WriterOptions);
        foreach (var next in body.Events)
        {
            await time.Wait(next.Delay, cancellation);
            next.WriteTo(output, json);
            var flushed = await output.FlushAsync(cancellation);
            if (flushed.IsCompleted)
            {
                throw new OperationCanceledException("The client left.");
            }

            sent();
        }
    }
}
