using System.Globalization;
using System.Text;

namespace Flowyte.MockServer.Benchmarks.Loading;

/// <summary>A request whose text holds a code of its own, which the answer may have to repeat.</summary>
internal sealed class Question
{
    /// <summary>How many digits a code has: all requests, and all answers, are of one length.</summary>
    public const int CodeLength = 12;

    private const string Model = "agt_bench";
    private readonly byte[] _request;
    private readonly int _code;

    private Question(string name, string path, string text, bool stream)
    {
        Name = name;
        IsStream = stream;
        var zeros = new string('0', CodeLength);
        var body = $$"""{"model":"{{Model}}","stream":{{(stream ? "true" : "false")}},"messages":[{"role":"user","content":"{{text.Replace("{code}", zeros, StringComparison.Ordinal)}}"}]}""";
        _request = Encoding.ASCII.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {MockKeys.Secret}\r\nContent-Type: application/json\r\n" +
            $"Accept: application/json\r\nUser-Agent: benchmark\r\nContent-Length: {body.Length}\r\n\r\n{body}");
        _code = _request.AsSpan().IndexOf(Encoding.ASCII.GetBytes(zeros));
    }

    /// <summary>What the question is for.</summary>
    public string Name { get; }

    /// <summary>Whether it asks for a stream.</summary>
    public bool IsStream { get; }

    /// <summary>How many events the stream has, <c>[DONE]</c> included.</summary>
    public int Events { get; private init; }

    /// <summary>Whether the answer has to hold the code.</summary>
    public bool IsEchoed { get; private init; }

    /// <summary>Asks for a short answer as JSON, which is found by a word.</summary>
    public static Question Json(string path) => new("JSON", path, "Thank you, and number {code}", stream: false);

    /// <summary>Asks for a short answer as JSON that repeats the code, which an expression takes from the question.</summary>
    public static Question EchoedJson(string path) => new("JSON", path, "Repeat the code: {code}", stream: false) { IsEchoed = true };

    /// <summary>Asks for a stream of 64 chunks.</summary>
    public static Question Stream(string path) => new("64-chunk stream", path, "Stream number {code}", stream: true) { Events = 65 };

    /// <summary>Asks for a short stream that repeats the code.</summary>
    public static Question EchoedStream(string path) => new("stream", path, "Repeat the code: {code}", stream: true) { IsEchoed = true };

    /// <summary>Asks for a slow stream that repeats the code at its end: 1 role, 20 chunks, 1 reason and <c>[DONE]</c>.</summary>
    public static Question SlowStream(string path) => new("slow stream", path, "Say the code {code} slowly", stream: true) { Events = 23, IsEchoed = true };

    /// <summary>A copy of the request, for <see cref="Number"/> to change.</summary>
    public byte[] ToBytes() => _request.AsSpan().ToArray();

    /// <summary>Puts a code into a copy of the request.</summary>
    public void Number(byte[] request, long code) =>
        code.TryFormat(request.AsSpan(_code, CodeLength), out _, "D12", CultureInfo.InvariantCulture);

    /// <summary>The code in a copy of the request.</summary>
    public ReadOnlySpan<byte> CodeOf(byte[] request) => request.AsSpan(_code, CodeLength);

    /// <summary>Whether an answer is the right one, and whole.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="code">The code of the request.</param>
    public bool IsAnsweredBy(in Reply answer, ReadOnlySpan<byte> code)
    {
        if (answer.Status != 200)
        {
            return false;
        }

        return IsStream
            ? answer.Body.EndsWith("data: [DONE]\n\n"u8) && (Events == 0 || answer.Body.Count("data: "u8) == Events) && (!IsEchoed || Holds(answer.Body, code))
            : answer.Body.StartsWith("{"u8) && answer.Body.EndsWith("}"u8) && (!IsEchoed || answer.Body.IndexOf(code) >= 0);
    }

    // A code may be cut anywhere between two pieces of a stream.
    private static bool Holds(ReadOnlySpan<byte> stream, ReadOnlySpan<byte> code)
    {
        Span<byte> text = stackalloc byte[1024];
        var length = 0;
        for (int at; (at = stream.IndexOf("\"content\":\""u8)) >= 0;)
        {
            stream = stream[(at + 11)..];
            var piece = stream[..stream.IndexOf((byte)'"')];
            piece.CopyTo(text[length..]);
            length += piece.Length;
        }

        return text[..length].IndexOf(code) >= 0;
    }
}
