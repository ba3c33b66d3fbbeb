using System.IO.Compression;
using System.Text;
using Flowyte.Conformance.Tests.Reporting;
using Flowyte.Conformance.Tests.Wire;

namespace Flowyte.Conformance.Tests.Hostile;

/// <summary>The hostile targets, each with its expected end.</summary>
internal static class HostileTargets
{
    private const string Stream = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n";
    private const string Json = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    private const string Chunk = """data: {"id":"c1","object":"chat.completion.chunk","created":1741570283,"model":"agt_1","choices":[{"index":0,"delta":{"content":"x"},"finish_reason":null}]}""" + "\n\n";
    private const string Silence = "the target stopped answering: 5 exchanges in a row ended without a whole answer";
    private const string TooLong = "The body is longer than 3,145,728 bytes; no more was read.";

    // Just below the bound of an exchange, so that all of it is read and judged.
    private const int Large = 1_000_000;

    /// <summary>What has no end, or does not begin.</summary>
    public static HostileTarget[] Endless { get; } =
    [
        new("no answer", peer => SilentAsync(peer, ""), "HTTP-1", "before any byte of an answer") { Rest = Silence },
        new("a head that stops", peer => SilentAsync(peer, "HTTP/1.1 200 OK\r\nContent-"), "HTTP-1", "after 25 bytes of the head") { Rest = Silence },
        new("a slow drip that never pauses", DripAsync, "HTTP-1", " ran out after ") { Rest = Silence },
        new("a stream without end", peer => EndlessAsync(peer, Stream, Chunk), "HTTP-1", TooLong),
        new("a stream of empty events without end", peer => EndlessAsync(peer, Stream, "data: {}\n\n"), "HTTP-1", TooLong),
        new("a stream of blank lines without end", peer => EndlessAsync(peer, Stream, "\n"), "HTTP-1", TooLong),
        new("a body without end", peer => EndlessAsync(peer, Json + "\r\n{\"id\":\"", "x"), "HTTP-1", TooLong),
        new("a body without end in chunks of a byte", peer => EndlessAsync(peer, Json + "Transfer-Encoding: chunked\r\n\r\n", "1\r\n[\r\n"), "HTTP-1", TooLong),
        new("one line without end", peer => EndlessAsync(peer, Stream + "data: ", "x"), "HTTP-1", TooLong),
        new("header fields without end", peer => EndlessAsync(peer, Json, "X-Y: z\r\n"), "HTTP-1", "The head is longer than 65,536 bytes"),
        new("interim responses without end", peer => EndlessAsync(peer, "", "HTTP/1.1 100 Continue\r\n\r\n"), "HTTP-1", "The head is longer than 65,536 bytes"),
    ];

    /// <summary>What is too large, too deep or too many in a whole answer.</summary>
    public static HostileTarget[] Huge { get; } =
    [
        new("JSON nested 200,000 deep", Whole(new string('[', 200_000) + new string(']', 200_000)), "SHAPE-2", "nested deeper than 256"),
        new("JSON nested 200,000 deep and not closed", Whole(string.Concat(Enumerable.Repeat("{\"a\":", 200_000))), "SHAPE-2", "nested deeper than 256"),
        new("JSON of half a million numbers", Whole($"[{string.Join(',', Enumerable.Repeat('1', Large / 2))}]"), "SHAPE-2", "more than 60000 values"),
        new("JSON of very many empty choices", Whole($"{{\"choices\":[{string.Join(',', Enumerable.Repeat("{}", Large / 3))}]}}"), "SHAPE-2", "more than 60000 values"),
        new("JSON of very many members", Whole($"{{{string.Join(',', Enumerable.Range(0, 50_000).Select(i => $"\"m{i}\":1"))}}}"), "HTTP-5", "The reply has the wrong form."),
        new("a number of very many digits", Whole($"{{\"created\":{new string('9', Large)}}}"), "HTTP-5", "The reply has the wrong form."),
        new("a thousand headers of a kilobyte", Whole("{}", string.Concat(Enumerable.Range(0, 1_000).Select(i => $"X-{i}: {new string('y', 1_024)}\r\n"))), "HTTP-1", "The head is longer than 65,536 bytes"),
        new("a gzip bomb", Whole(Bomb(), "Content-Encoding: gzip\r\n"), "HTTP-4", "gzip"),
        new("a stream of empty events", Events("data: {}\n\n"), "HTTP-1", "more events after this one"),
        new("a stream of data lines in one event", Events("data: {}\n"), "HTTP-1", "more events after this one"),
        new("a stream of lines that are no fields", Events("x\n"), "SSE-2", ""),
        new("a stream of lone carriage returns", Events("\r"), "SSE-2", "more than the harness reads (Lines)"),
        new("a stream of comments", Events(":\n\n"), "SSE-2", "more than the harness reads"),
    ];

    /// <summary>What breaks HTTP.</summary>
    public static HostileTarget[] Broken { get; } =
    [
        new("redirects to itself", RedirectAsync, "HTTP-3", "302, Location: /api/v1/chat/completions"),
        new("bytes that are not HTTP", Saying("SSH-2.0-OpenSSH_9.6\r\n"), "HTTP-2", "it starts with \"SSH-2.0-OpenSSH_9.6\\r\\n\""),
        new("TLS where HTTP is asked for", Saying("\x15\x03\x01\0\x02\x02F"), "HTTP-2", "What arrived is not HTTP/1.1"),
        new("a close at once", Saying(""), "HTTP-1", "The target closed the connection before any byte of an answer."),
        new("a reset at once", ResetAsync, "HTTP-1", "The target reset the connection before any byte of an answer."),
        new("a body shorter than its Content-Length", Saying($"{Json}Content-Length: 1200\r\n\r\n{{\"id\""), "HTTP-1", "after 5 of 1,200 bytes of the body"),
        new("a body longer than its Content-Length", Saying($"{Json}Content-Length: 5\r\nConnection: close\r\n\r\n{{\"id\":1}}"), "HTTP-2", "BytesAfterResponse"),
        new("a Content-Length that is no number", Saying($"{Json}Content-Length: -1\r\n\r\n{{}}"), "HTTP-2", "ContentLength"),
        new("a chunk of a size beyond all numbers", Saying($"{Json}Transfer-Encoding: chunked\r\n\r\nffffffffffffffffffffffff\r\n"), "HTTP-2", "chunk"),
    ];

    /// <summary>What attacks whoever opens a report, in every field of the answer.</summary>
    public static HostileTarget[] Said { get; } = [.. HostileTexts.All.SelectMany(hostile => new HostileTarget[]
    {
        new($"{hostile.Name} in every field of a completion", Whole(Completion(hostile.Text), Fields(hostile.Text), Line(hostile.Text)), "AUTH-2", "The request was answered, although it is to be refused."),
        new($"{hostile.Name} in every field of a refusal", Refusing(hostile.Text), "REQ-1", "The request was not answered with a reply."),
        new($"{hostile.Name} in every line of a stream", Streaming(hostile.Text), "SSE-2", ""),
    })];

    public static HostileTarget Named(string name) => Endless.Concat(Huge).Concat(Broken).Single(target => target.Name == name);

    private static Func<RawPeer, Task> Saying(string answer) => async peer =>
    {
        await peer.ReadRequestAsync();
        await peer.SendAsync(answer);
    };

    private static Func<RawPeer, Task> Whole(string body, string fields = "", string reason = "OK") =>
        Whole(Encoding.UTF8.GetBytes(body), fields, reason);

    private static Func<RawPeer, Task> Whole(byte[] body, string fields, string reason = "OK") => async peer =>
    {
        await peer.ReadRequestAsync();
        await peer.SendAsync($"HTTP/1.1 200 {reason}\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: {body.Length}\r\n{fields}\r\n");
        await peer.SendAsync(body);
    };

    private static Func<RawPeer, Task> Events(string unit) => async peer =>
    {
        await peer.ReadRequestAsync();
        await peer.SendAsync(Stream + string.Concat(Enumerable.Repeat(unit, Large / unit.Length)) + "\n\ndata: [DONE]\n\n");
    };

    private static async Task SilentAsync(RawPeer peer, string beginning)
    {
        await peer.ReadRequestAsync();
        await peer.SendAsync(beginning);
        await peer.WaitForCloseAsync();
    }

    private static async Task DripAsync(RawPeer peer)
    {
        await peer.ReadRequestAsync();
        await peer.SendAsync(Stream);
        while (!peer.Stop.IsCancellationRequested)
        {
            await peer.SendAsync(":\n");
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, peer.Stop);
        }
    }

    private static async Task EndlessAsync(RawPeer peer, string beginning, string unit)
    {
        await peer.ReadRequestAsync();
        await peer.SendAsync(beginning);
        var block = Encoding.Latin1.GetBytes(string.Concat(Enumerable.Repeat(unit, 64 * 1024 / unit.Length)));
        while (!peer.Stop.IsCancellationRequested)
        {
            await peer.SendAsync(block);
        }
    }

    private static async Task RedirectAsync(RawPeer peer)
    {
        var target = (await peer.ReadRequestAsync()).Split(' ')[1];
        await peer.SendAsync($"HTTP/1.1 302 Found\r\nLocation: {target}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    }

    private static async Task ResetAsync(RawPeer peer)
    {
        await peer.ReadRequestAsync();
        peer.Reset();
    }

    private static Func<RawPeer, Task> Refusing(string text)
    {
        var said = Quoted(text);
        var body = Encoding.UTF8.GetBytes($$"""{"error":{"message":{{said}},"type":{{said}},"param":{{said}},"code":{{said}}},{{said}}:{{said}}}""");
        return async peer =>
        {
            await peer.ReadRequestAsync();
            await peer.SendAsync($"HTTP/1.1 400 {Line(text)}\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: {body.Length}\r\n{Fields(text)}\r\n");
            await peer.SendAsync(body);
        };
    }

    private static Func<RawPeer, Task> Streaming(string text)
    {
        var body = Encoding.UTF8.GetBytes($"{text}\n\nevent: {text}\nid: {text}\ndata: {text}\n\ndata: {Completion(text)}\n\n: {text}\n\ndata: [DONE]\n\n");
        return async peer =>
        {
            await peer.ReadRequestAsync();
            await peer.SendAsync(Stream);
            await peer.SendAsync(body);
        };
    }

    private static string Completion(string text)
    {
        var said = Quoted(text);
        return $$$"""{"id":{{{said}}},"object":{{{said}}},"created":{{{said}}},"model":{{{said}}},{{{said}}}:{{{said}}},"choices":[{"index":{{{said}}},"finish_reason":{{{said}}},"message":{"role":{{{said}}},"content":{{{said}}}},"delta":{"role":{{{said}}},"content":{{{said}}}}}]}""";
    }

    private static string Fields(string text) => $"X-Request-Id: {Line(text)}\r\nServer: {Line(text)}\r\nWWW-Authenticate: {Line(text)}\r\n";

    private static string Line(string text) => text.Replace("\r", "", StringComparison.Ordinal).Replace("\n", " ", StringComparison.Ordinal);

    // Control characters stay as they are: a hostile target does not escape them.
    private static string Quoted(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static byte[] Bomb()
    {
        using var bomb = new MemoryStream();
        using (var gzip = new GZipStream(bomb, CompressionLevel.Fastest, leaveOpen: true))
        {
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 128; i++)
            {
                gzip.Write(zeros);
            }
        }

        return bomb.ToArray();
    }
}
