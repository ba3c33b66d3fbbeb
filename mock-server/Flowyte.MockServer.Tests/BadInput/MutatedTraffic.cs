using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Flowyte.MockServer.Tests.BadInput;

/// <summary>Sends mutated requests, each with a valid one right behind it, and reads whatever comes back until the server closes the connection.</summary>
internal static partial class MutatedTraffic
{
    private const int AtOnce = 8;

    // The server closes the connection when it comes to it. A part of a broken request may swallow it.
    private static readonly byte[] Last = "GET /api/v1/last HTTP/1.1\r\nHost: mock\r\nConnection: close\r\n\r\n"u8.ToArray();
    private static readonly byte[] Many = [.. Enumerable.Repeat(Last, 512).SelectMany(bytes => bytes)];

    /// <summary>How long a server may take before it is taken to wait for more.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(2);

    /// <summary>Sends a number of requests.</summary>
    /// <param name="server">The server.</param>
    /// <param name="mutator">Makes the requests.</param>
    /// <param name="requests">How many.</param>
    /// <param name="cancellation">Ends it: the server hangs.</param>
    /// <returns>How often each status was answered; 0 for a connection that was closed without an answer.</returns>
    public static async Task<IReadOnlyDictionary<int, int>> SendAsync(IPEndPoint server, RequestMutator mutator, int requests, CancellationToken cancellation)
    {
        var counts = new ConcurrentDictionary<int, int>();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, requests).Select(_ => mutator.Next()),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (request, token) =>
            {
                foreach (var status in Statuses(await AnswersAsync(server, request, token)).DefaultIfEmpty(0))
                {
                    counts.AddOrUpdate(status, 1, (_, count) => count + 1);
                }
            });
        return counts;
    }

    /// <summary>All that is answered to a request and to what follows it.</summary>
    private static async Task<string> AnswersAsync(IPEndPoint server, byte[] request, CancellationToken cancellation)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(server, cancellation);
        var reading = ReadAsync(socket, cancellation);
        try
        {
            await socket.SendAsync((byte[])[.. request, .. Last], cancellation);
            while (await Task.WhenAny(reading, Task.Delay(Patience, TimeProvider.System, cancellation)) != reading)
            {
                await socket.SendAsync(Many, cancellation);
            }
        }
        catch (SocketException)
        {
            // The server has closed the connection.
        }

        return await reading;
    }

    private static async Task<string> ReadAsync(Socket socket, CancellationToken cancellation)
    {
        var answers = new MemoryStream();
        var buffer = new byte[4096];
        try
        {
            for (int received; (received = await socket.ReceiveAsync(buffer, cancellation)) > 0;)
            {
                answers.Write(buffer, 0, received);
            }
        }
        catch (SocketException)
        {
            // A reset. What came before it counts.
        }

        return Encoding.Latin1.GetString(answers.GetBuffer(), 0, (int)answers.Length);
    }

    // Nothing that was sent is repeated in an answer, so what looks like the first line of one is one. 100 is leave to go on, not an answer.
    private static IEnumerable<int> Statuses(string answers) =>
        StatusLine().Matches(answers).Select(match => int.Parse(match.Groups["status"].ValueSpan)).Where(status => status != 100);

    [GeneratedRegex(@"HTTP/1\.1 (?<status>\d{3}) ", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: -1)]
    private static partial Regex StatusLine();
}
