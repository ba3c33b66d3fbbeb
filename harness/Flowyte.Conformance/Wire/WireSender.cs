using System.Buffers;
using System.Security.Cryptography.X509Certificates;

namespace Flowyte.Conformance.Wire;

/// <summary>
/// Sends requests one after another and records what really crosses the socket: HTTP/1.1 over TCP or TLS, without redirects,
/// cookies, proxies, decompression or retries. One sender belongs to one conversation; it is not safe for use from several threads at once.
/// </summary>
public sealed class WireSender : IExchangeSender
{
    private const int ReadSize = 32 * 1024;

    // How long more is waited for where Content-Length seems to have cut a stream off.
    private static readonly TimeSpan SilenceAfterCut = TimeSpan.FromMilliseconds(250);

    private WireConnection? _connection;

    /// <summary>Makes a sender.</summary>
    /// <param name="limits">How much of a response is read; null for <see cref="WireLimits.Default"/>.</param>
    /// <param name="time">The clock; null for the system's.</param>
    public WireSender(WireLimits? limits = null, TimeProvider? time = null)
    {
        Limits = limits ?? WireLimits.Default;
        Time = time ?? TimeProvider.System;
    }

    /// <summary>The longest time for connecting, TLS included: 3 s, or the exchange's own time where that is shorter.</summary>
    public static TimeSpan ConnectTimeout { get; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// How long a request that expects <c>100-continue</c> waits for leave to send its body: 1 s. RFC 9110 §10.1.1: such a client
    /// "MAY proceed to send the content even if it has not yet received a response".
    /// </summary>
    public static TimeSpan ContinueTimeout { get; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a stream that has said <c>data: [DONE]</c> may stay open and silent before it is left: 3 s.</summary>
    public static TimeSpan SilenceAfterDone { get; } = TimeSpan.FromSeconds(3);

    /// <summary>Whom to trust besides the system's authorities; for tests.</summary>
    internal X509ChainPolicy? ChainPolicy { get; init; }

    private WireLimits Limits { get; }

    private TimeProvider Time { get; }

    /// <summary>
    /// Sends one request and records the answer. Whatever the target does is told in the exchange and never thrown.
    /// Times count from the moment at which the request's first byte is handed to the connection.
    /// </summary>
    /// <param name="id">The exchange's id.</param>
    /// <param name="request">The request.</param>
    /// <param name="reuseConnection">
    /// Whether it goes over the connection of the request before it. It does not where that answer said that the connection will close,
    /// or left it in doubt where the answer ends. A connection that the target closed without a word is used all the same:
    /// the exchange then ends without a response, which is how such a target shows.
    /// </param>
    /// <param name="timeout">How long the exchange may take, connecting included.</param>
    /// <param name="cancellation">Ends the exchange as <see cref="ExchangeEnd.Interrupted"/>.</param>
    /// <exception cref="ArgumentException">The request cannot be sent by HTTP/1.1.</exception>
    public async Task<Exchange> SendAsync(string id, WireRequest request, bool reuseConnection, TimeSpan timeout, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var bytes = RequestWriter.Write(request);
        var startedAt = Time.GetUtcNow();
        using var clock = new ExchangeClock(Time, timeout, cancellation);
        var isReused = reuseConnection && _connection is not null && _connection.Serves(request.Target);
        if (!isReused)
        {
            Disconnect();
            if (await ConnectAsync(request.Target, timeout, clock) is var (failure, reason))
            {
                return new Exchange
                {
                    Id = id,
                    Request = request,
                    End = failure,
                    EndDetail = reason,
                    Timing = new ExchangeTiming { StartedAt = startedAt, Connect = clock.SinceStart },
                };
            }
        }

        var connect = isReused ? TimeSpan.Zero : clock.SinceStart;
        clock.MarkSent();
        var reader = new ResponseReader(Limits, request.Method);
        var upload = new RequestUpload(_connection!, bytes, request.ExpectsContinue, clock, Time);
        var (end, detail) = await ExchangeAsync(upload, reader, request.LeavesAtFirstText, timeout, clock);
        reader.Trim();
        return ContentDecoding.Decode(new Exchange
        {
            Id = id,
            Request = request,
            Response = reader.Response,
            Interim = reader.Interim,
            End = end,
            EndDetail = isReused && reader.FirstByte is null ? $"{detail} It was the connection of the request before." : detail,
            Timing = new ExchangeTiming { StartedAt = startedAt, Connect = connect, BodySent = upload.BodySent, FirstByte = reader.FirstByte, Total = clock.SinceSent },
        }, Limits);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Disconnect();
        return ValueTask.CompletedTask;
    }

    private async Task<(ExchangeEnd End, string Detail)?> ConnectAsync(Uri target, TimeSpan timeout, ExchangeClock clock)
    {
        var bound = timeout < ConnectTimeout ? timeout : ConnectTimeout;
        using var limit = new CancellationTokenSource(bound, Time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, clock.Token);
        try
        {
            _connection = await WireConnection.OpenAsync(target, ChainPolicy, stop.Token);
            return null;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return clock.IsInterrupted
                ? (ExchangeEnd.Interrupted, "The run was interrupted while connecting.")
                : (ExchangeEnd.Unreachable, $"No connection to {target.Authority} within {WireText.Seconds(bound)}.");
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // Names, sockets and TLS fail in more ways than can be listed, and each of them is the target's.
            return (ExchangeEnd.Unreachable, WireConnection.Describe(failure, target));
        }
    }

    // Sending and reading go side by side: a target may answer before it has read the whole request, and may never read it.
    private async Task<(ExchangeEnd End, string Detail)> ExchangeAsync(RequestUpload upload, ResponseReader reader, bool leaves, TimeSpan timeout, ExchangeClock clock)
    {
        var sending = upload.SendAsync();
        var result = await ReadAsync(_connection!, reader, upload, leaves, timeout, clock);
        upload.Stop();
        if (!reader.CanReuseConnection || !sending.IsCompleted || clock.Token.IsCancellationRequested)
        {
            Disconnect();
        }

        // Why sending failed, if it did, shows in what was read.
        if (!await sending)
        {
            Disconnect();
        }

        return result;
    }

    private static async Task<(ExchangeEnd End, string Detail)> ReadAsync(WireConnection connection, ResponseReader reader, RequestUpload upload, bool leaves, TimeSpan timeout, ExchangeClock clock)
    {
        using var rented = MemoryPool<byte>.Shared.Rent(ReadSize);
        var buffer = rented.Memory;
        while (reader.End is null || reader.LooksCutOff || (reader.MayBeFollowed && connection.HasBytesWaiting))
        {
            int count;
            try
            {
                count = await connection.ReadAsync(buffer, clock.Token);
            }
            catch (OperationCanceledException) when (clock.Token.IsCancellationRequested)
            {
                return reader.End is { } known ? (known, reader.EndDetail) : Stopped(reader, timeout, clock);
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                return reader.End is { } known ? (known, reader.EndDetail) : Broken(reader, failure);
            }

            if (count == 0)
            {
                reader.Close();
                break;
            }

            var hasLeft = Take(reader, buffer.Span[..count], leaves, clock.SinceSent);
            upload.Hear(reader);
            if (hasLeft)
            {
                return (ExchangeEnd.Left, $"The harness left on purpose, {reader.Progress}.");
            }

            if (reader.IsDone || reader.LooksCutOff)
            {
                clock.StopAfter(reader.IsDone ? SilenceAfterDone : SilenceAfterCut);
            }
        }

        return (reader.End!.Value, reader.EndDetail);
    }

    // Takes the bytes of one read, and says whether the harness leaves now. It then keeps nothing behind the event that it leaves
    // at: how much more came in the same read is chance. A stream that is over cannot be left.
    private static bool Take(ResponseReader reader, ReadOnlySpan<byte> bytes, bool leaves, TimeSpan at)
    {
        if (!leaves || bytes.IndexOf("[DONE]"u8) >= 0)
        {
            reader.Read(bytes, at);
            return false;
        }

        while (!bytes.IsEmpty)
        {
            var line = bytes.IndexOf((byte)'\n') is >= 0 and var end ? end + 1 : bytes.Length;
            reader.Read(bytes[..line], at);
            if (reader is { End: null, IsDone: false, HasText: true })
            {
                return true;
            }

            bytes = bytes[line..];
        }

        return false;
    }

    private static (ExchangeEnd End, string Detail) Stopped(ResponseReader reader, TimeSpan timeout, ExchangeClock clock) =>
        clock.IsInterrupted ? (ExchangeEnd.Interrupted, $"The run was interrupted {reader.Progress}.")
        : clock.SilenceRanOut ? (ExchangeEnd.TimedOut, $"The target kept the body open for {WireText.Seconds(SilenceAfterDone)} after data: [DONE] and sent nothing more; reading stopped {reader.Progress}.")
        : (ExchangeEnd.TimedOut, $"The time of {WireText.Seconds(timeout)} ran out {reader.Progress}.");

    private static (ExchangeEnd End, string Detail) Broken(ResponseReader reader, Exception failure) =>
        WireConnection.IsReset(failure)
            ? (ExchangeEnd.Reset, $"The target reset the connection {reader.Progress}.")
            : (ExchangeEnd.Reset, $"The connection broke {reader.Progress}: {failure.Message}");

    private void Disconnect()
    {
        _connection?.Dispose();
        _connection = null;
    }
}
