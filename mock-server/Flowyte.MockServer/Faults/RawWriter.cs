using System.Collections.Immutable;
using System.Net.Sockets;
using System.Text;
using Flowyte.MockServer.Answers;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Flowyte.MockServer.Faults;

/// <summary>Writes an answer to the socket itself, because no web server would write it so. The connection is over afterwards.</summary>
internal sealed class RawWriter(TimeProvider time)
{
    private static readonly TimeSpan LongestFarewell = TimeSpan.FromSeconds(1);

    public async Task WriteAsync(HttpContext context, Draft draft, Action<int> sent, CancellationToken cancellation)
    {
        var socket = context.Features.Get<IConnectionSocketFeature>()!.Socket;
        try
        {
            await WriteAsync(socket, draft, sent, cancellation);
            await EndAsync(socket, draft.Wire.BreakOff?.How, cancellation);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            throw new OperationCanceledException("The client left.", exception);
        }
        finally
        {
            // The web server believes that nothing was answered yet; it must not answer too.
            context.Abort();
        }
    }

    private async Task WriteAsync(Socket socket, Draft draft, Action<int> sent, CancellationToken cancellation)
    {
        if (draft.Wire.IsSilent)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, time, cancellation);
        }

        await time.Wait(draft.Delay, cancellation);
        if (draft.Wire.Garbage is { } garbage)
        {
            await SendAsync(socket, garbage, draft.Wire.PieceLength, cancellation);
            return;
        }

        var segments = DraftRenderer.Render(draft);
        var framing = FramingOf(draft);
        var left = DraftRenderer.BytesBeforeBreak(draft, segments);
        var length = segments.Sum(segment => segment.Bytes.Length);
        var endsEarly = draft.Wire.BreakOff is { How: BreakOff.End };
        await SendAsync(socket, Head(draft, framing, endsEarly ? Math.Min(length, left ?? length) : length), draft.Wire.PieceLength, cancellation);
        foreach (var (bytes, delay) in segments)
        {
            await time.Wait(delay, cancellation);
            var part = left < bytes.Length ? bytes[..left.Value] : bytes;
            await SendAsync(socket, framing is Framing.Chunked ? Chunk(part, draft.Wire.ChunkExtension) : part, draft.Wire.PieceLength, cancellation);
            if (part.Length == bytes.Length)
            {
                sent(1);
            }

            left -= part.Length;
            if (left == 0 && endsEarly)
            {
                break;
            }

            if (left == 0)
            {
                return;
            }
        }

        await time.Wait(draft.DelayAtEnd, cancellation);
        if (framing is Framing.Chunked && draft.Wire.BreakOff is not { How: BreakOff.Hang })
        {
            await SendAsync(socket, "0\r\n\r\n"u8.ToArray(), draft.Wire.PieceLength, cancellation);
        }
    }

    // HTTP/1.0 knows no chunks: whoever speaks it gets none, unless a fault says so in words.
    private static Framing FramingOf(Draft draft)
    {
        var framing = draft.Wire.Framing is not Framing.Usual ? draft.Wire.Framing : draft.Events is null ? Framing.Length : Framing.Chunked;
        return framing is Framing.Chunked && draft.Wire.TransferEncoding is null && draft.Request.HasForm("http-1.0") ? Framing.Close : framing;
    }

    private byte[] Head(Draft draft, Framing framing, int length)
    {
        var fields = new List<HeaderField>(draft.Headers);
        void Add(string name, string value)
        {
            if (!draft.Wire.Withheld.Contains(name) && !draft.Headers.Exists(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
            {
                fields.Add(new(name, value));
            }
        }

        Add("Date", time.GetUtcNow().ToString("r"));
        if (draft.Wire.BreakOff is null or { How: BreakOff.End })
        {
            Add("Connection", "close");
        }

        if (framing is Framing.Length || draft.Wire.ContentLength is not null)
        {
            fields.Insert(0, new("Content-Length", Length(draft.Wire.ContentLength, length)));
        }

        if (framing is Framing.Chunked || draft.Wire.TransferEncoding is not null)
        {
            fields.Insert(0, new("Transfer-Encoding", draft.Wire.TransferEncoding ?? "chunked"));
        }

        var reason = draft.Reason ?? ReasonPhrases.GetReasonPhrase(draft.Status);
        var lines = fields
            .Select(field => $"{(draft.Wire.HasLowerCaseNames ? field.Name.ToLowerInvariant() : field.Name)}: {field.Value}")
            .Prepend($"HTTP/{draft.Wire.Version} {draft.Status} {reason}");
        return Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + draft.Wire.LineEnding)) + draft.Wire.LineEnding);
    }

    private static string Length(string? said, int length) => said switch
    {
        null => length.ToString(),
        ['+' or '-', ..] => (length + int.Parse(said)).ToString(),
        _ => said,
    };

    private static byte[] Chunk(byte[] bytes, string extension) => bytes.Length == 0
        ? bytes
        : [.. Encoding.ASCII.GetBytes($"{bytes.Length:x}{extension}\r\n"), .. bytes, .. "\r\n"u8];

    private static async Task SendAsync(Socket socket, byte[] bytes, int? pieceLength, CancellationToken cancellation)
    {
        for (var offset = 0; offset < bytes.Length;)
        {
            var piece = bytes.AsMemory(offset, Math.Min(pieceLength ?? bytes.Length, bytes.Length - offset));
            offset += await socket.SendAsync(piece, cancellation);
        }
    }

    private async Task EndAsync(Socket socket, string? how, CancellationToken cancellation)
    {
        switch (how)
        {
            case BreakOff.Reset:
                socket.LingerState = new LingerOption(enable: true, seconds: 0);
                socket.Close();
                return;
            case BreakOff.Hang:
                await Task.Delay(Timeout.InfiniteTimeSpan, time, cancellation);
                return;
            default:
                socket.Shutdown(SocketShutdown.Send);
                break;
        }

        // A socket that is closed while bytes are on their way may take them back.
        try
        {
            await Task.Delay(LongestFarewell, time, cancellation);
        }
        catch (OperationCanceledException)
        {
            // The client has left, with everything.
        }
    }
}
