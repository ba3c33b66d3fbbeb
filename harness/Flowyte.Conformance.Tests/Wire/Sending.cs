using System.Text;
using Flowyte.Conformance.Wire;
using Microsoft.Extensions.Time.Testing;

namespace Flowyte.Conformance.Tests.Wire;

/// <summary>Requests and responses that the tests of the sender share.</summary>
internal static class Sending
{
    /// <summary>Longer than any of these tests takes: that it is never reached is what makes a test independent of the machine.</summary>
    public static readonly TimeSpan Ample = TimeSpan.FromMinutes(5);

    public static WireRequest Post(Uri target, string body = "{}") => new()
    {
        Method = "POST",
        Target = target,
        Headers = [new("Content-Type", "application/json")],
        Body = Encoding.UTF8.GetBytes(body),
    };

    public static async Task<Exchange> SendOnceAsync(RawServer server, WireLimits? limits = null, TimeSpan? timeout = null)
    {
        await using var sender = new WireSender(limits);
        return await sender.SendAsync("test/1", Post(server.Url), reuseConnection: false, timeout ?? Ample, CancellationToken.None);
    }

    /// <summary>Sends with a clock that stands still until the server has the request, and then runs a second at a time until the exchange ends.</summary>
    public static async Task<Exchange> SendWhileTimePassesAsync(RawServer server, TimeSpan timeout, Task received)
    {
        var time = new FakeTimeProvider();
        await using var sender = new WireSender(time: time);
        var sending = sender.SendAsync("test/1", Post(server.Url), reuseConnection: false, timeout, CancellationToken.None);
        await received;
        while (!sending.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(sending, Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System));
        }

        return await sending;
    }

    public static string Text(ReadOnlyMemory<byte> bytes) => Encoding.Latin1.GetString(bytes.Span);

    public static string Chunked(params IEnumerable<string> chunks) =>
        string.Concat(chunks.Select(chunk => $"{chunk.Length:x}\r\n{chunk}\r\n")) + "0\r\n\r\n";
}
