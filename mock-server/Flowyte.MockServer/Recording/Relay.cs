using Flowyte.MockServer.Errors;
using Microsoft.AspNetCore.Http;

namespace Flowyte.MockServer.Recording;

/// <summary>Passes one request on to the live endpoint, and what comes back on to the client, part by part as it comes.</summary>
/// <param name="upstream">The live endpoint.</param>
/// <param name="options">Its bounds.</param>
/// <param name="time">The clock.</param>
internal sealed class Relay(Upstream upstream, RecordOptions options, TimeProvider time)
{
    private const int LargestPart = 64 * 1024;

    /// <summary>Passes a request on.</summary>
    /// <param name="context">The request, and where the answer goes.</param>
    /// <param name="body">The body of the request.</param>
    /// <param name="passed">Told of everything that comes back, also of what broke it off.</param>
    /// <param name="leaving">Ends the work at once: the client left, or the mock is being stopped.</param>
    /// <returns>Why the request could not be passed on; null where an answer came.</returns>
    /// <exception cref="OperationCanceledException">The client left, or the mock is being stopped.</exception>
    public async Task<Refusal?> SendAsync(HttpContext context, ReadOnlyMemory<byte> body, PassedOn passed, CancellationToken leaving)
    {
        using var patience = new CancellationTokenSource(options.Patience, time);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(leaving, patience.Token);
        var asked = time.GetTimestamp();
        HttpResponseMessage answer;
        try
        {
            answer = await upstream.SendAsync(context.Request, body, ending.Token);
        }
        catch (OperationCanceledException) when (!leaving.IsCancellationRequested)
        {
            return UpstreamRefusals.TooSlow(upstream.BaseUrl, options.Patience);
        }
        catch (HttpRequestException exception) when (!leaving.IsCancellationRequested)
        {
            return UpstreamRefusals.Failed(upstream.BaseUrl, exception);
        }

        using (answer)
        {
            if (answer.Content.Headers.ContentLength > options.LargestAnswer)
            {
                return UpstreamRefusals.TooLarge(upstream.BaseUrl, options.LargestAnswer);
            }

            WriteHead(answer, context.Response, passed);
            await PassBodyAsync(answer, context, passed, asked, patience, ending.Token);
            return null;
        }
    }

    private static void WriteHead(HttpResponseMessage answer, HttpResponse response, PassedOn passed)
    {
        passed.Status = (int)answer.StatusCode;
        passed.MediaType = answer.Content.Headers.ContentType?.MediaType;
        passed.Coding = answer.Content.Headers.ContentEncoding.Count == 0 ? null : string.Join(", ", answer.Content.Headers.ContentEncoding);
        passed.RetryAfter = answer.Headers.RetryAfter?.Delta;
        response.StatusCode = passed.Status.Value;
        PassedOnHeaders.Copy(answer, response);
    }

    private async Task PassBodyAsync(
        HttpResponseMessage answer, HttpContext context, PassedOn passed, long asked, CancellationTokenSource patience, CancellationToken ending)
    {
        var buffer = new byte[LargestPart];
        var output = context.Response.BodyWriter;
        // The client learns at once that an answer begins, also where its first part takes its time.
        await context.Response.StartAsync(ending);
        await output.FlushAsync(ending);
        await using var body = await answer.Content.ReadAsStreamAsync(ending);
        for (var total = 0L; await ReadAsync(body, buffer, passed, patience, ending) is > 0 and var count;)
        {
            total += count;
            if (total > options.LargestAnswer)
            {
                passed.Broken = $"the answer has more than {options.LargestAnswer} bytes, and was broken off.";
                break;
            }

            passed.Tape.Add(buffer.AsSpan(0, count), time.GetElapsedTime(asked));
            if ((await output.WriteAsync(buffer.AsMemory(0, count), ending)).IsCompleted)
            {
                throw new OperationCanceledException("The client left.");
            }
        }

        if (passed.Broken is not null)
        {
            // A broken connection is what the client would have met without the recorder.
            context.Abort();
        }
    }

    /// <summary>Reads a part.</summary>
    /// <returns>How many bytes it has; 0 at the end, or where the endpoint broke off, which is told.</returns>
    private async Task<int> ReadAsync(Stream body, byte[] buffer, PassedOn passed, CancellationTokenSource patience, CancellationToken ending)
    {
        try
        {
            patience.CancelAfter(options.Patience);
            return await body.ReadAsync(buffer, ending);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            passed.Broken = "the endpoint stopped in the middle of its answer, which was broken off.";
            return 0;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            passed.Broken = "the endpoint broke its answer off.";
            return 0;
        }
        finally
        {
            // How long the client takes to read is not the endpoint's fault.
            patience.CancelAfter(Timeout.InfiniteTimeSpan);
        }
    }
}
