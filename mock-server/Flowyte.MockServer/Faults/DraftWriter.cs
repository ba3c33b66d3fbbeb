using Flowyte.MockServer.Answers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Flowyte.MockServer.Faults;

/// <summary>Sends drafts: through the web server where that can write them, else around it.</summary>
internal sealed class DraftWriter(TimeProvider time)
{
    private readonly RawWriter _raw = new(time);

    /// <summary>Sends a draft.</summary>
    /// <returns>True: it was sent whole, or as much of it as the fault lets through.</returns>
    /// <exception cref="OperationCanceledException">The client left, or the mock is being stopped.</exception>
    public async Task<bool> WriteAsync(HttpContext context, Draft draft, Action<int> sent, CancellationToken cancellation)
    {
        if (draft.Wire.IsRaw)
        {
            await _raw.WriteAsync(context, draft, sent, cancellation);
            return true;
        }

        var response = context.Response;
        var segments = DraftRenderer.Render(draft);
        await time.Wait(draft.Delay, cancellation);
        response.StatusCode = draft.Status;
        foreach (var (name, value) in draft.Headers)
        {
            response.Headers.Append(name, value);
        }

        if (draft.Events is null)
        {
            response.ContentLength = segments.Sum(segment => segment.Bytes.Length);
        }

        if (HttpMethods.IsHead(context.Request.Method))
        {
            return true;
        }

        context.Features.Get<IHttpResponseBodyFeature>()!.DisableBuffering();
        foreach (var (bytes, delay) in segments)
        {
            await time.Wait(delay, cancellation);
            await response.BodyWriter.WriteAsync(bytes, cancellation);
            sent(1);
        }

        await time.Wait(draft.DelayAtEnd, cancellation);
        return true;
    }
}
