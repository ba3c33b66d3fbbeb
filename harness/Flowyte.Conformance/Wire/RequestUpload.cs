namespace Flowyte.Conformance.Wire;

/// <summary>Sends the bytes of one request: in two writes, or the body only after leave to send it.</summary>
/// <param name="connection">Where to.</param>
/// <param name="bytes">The request.</param>
/// <param name="waitsForContinue">Whether the body waits for an interim response with status 100.</param>
/// <param name="clock">The time of the exchange.</param>
/// <param name="time">The clock of the wait.</param>
internal sealed class RequestUpload(WireConnection connection, byte[] bytes, bool waitsForContinue, ExchangeClock clock, TimeProvider time)
{
    private readonly TaskCompletionSource<bool> _leave = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>When the body was handed to the connection, where it waited for leave; null where it was not.</summary>
    public TimeSpan? BodySent { get; private set; }

    /// <summary>Sends all of it. Says whether that succeeded; why it did not shows in what is read.</summary>
    public async Task<bool> SendAsync()
    {
        var cut = waitsForContinue ? RequestWriter.HeadLength(bytes) : RequestWriter.Cut(bytes);
        try
        {
            await connection.WriteAsync(bytes.AsMemory(0, cut), clock.Token);
            if (waitsForContinue)
            {
                if (!await MaySendBodyAsync())
                {
                    return false;
                }

                BodySent = clock.SinceSent;
            }

            await connection.WriteAsync(bytes.AsMemory(cut), clock.Token);
            return true;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return false;
        }
    }

    /// <summary>Looks whether what was read gives leave to send the body, or makes it needless.</summary>
    public void Hear(ResponseReader reader)
    {
        // RFC 9110 §10.1.1: a final status means that the content is not wanted; nothing but 100 asks for it.
        if (reader.HasBegun || reader.End is not null)
        {
            Stop();
        }
        else if (reader.Interim.Any(interim => interim.Status == 100))
        {
            _leave.TrySetResult(true);
        }
    }

    /// <summary>Nothing more will be read: a body that still waits is not sent.</summary>
    public void Stop() => _leave.TrySetResult(false);

    private async Task<bool> MaySendBodyAsync()
    {
        try
        {
            return await _leave.Task.WaitAsync(WireSender.ContinueTimeout, time, clock.Token);
        }
        catch (TimeoutException)
        {
            return true;
        }
    }
}
